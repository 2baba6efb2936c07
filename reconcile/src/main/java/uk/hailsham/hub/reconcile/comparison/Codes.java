package uk.hailsham.hub.reconcile.comparison;

import java.util.Collections;
import java.util.List;
import uk.hailsham.hub.reconcile.Level;

/** Compares codes that are either the same or not: sex, identifiers, postcodes. */
public final class Codes {
    private Codes() {}

    /** EXACT when any value stands on both sides. */
    public static Level compare(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Level.MISSING;
        }
        return Collections.disjoint(left, right) ? Level.DIFFERENT : Level.EXACT;
    }
}
