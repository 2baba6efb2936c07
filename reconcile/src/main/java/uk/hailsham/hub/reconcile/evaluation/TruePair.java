package uk.hailsham.hub.reconcile.evaluation;

import java.util.List;

/**
 * A row of the truth.
 *
 * @param right empty when the left record has no partner
 * @param kinds what is so of the pair or was done to it
 */
public record TruePair(String left, String right, List<String> kinds) {
    /** A second entry of the same person: a link to it is right, and to find one of the two is enough. */
    public static final String DUPLICATE = "duplicate";

    public TruePair {
        kinds = List.copyOf(kinds);
    }

    boolean hasPartner() {
        return !right.isEmpty();
    }
}
