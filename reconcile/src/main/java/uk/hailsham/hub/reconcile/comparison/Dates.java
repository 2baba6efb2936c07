package uk.hailsham.hub.reconcile.comparison;

import java.util.List;
import uk.hailsham.hub.reconcile.Level;

/** Compares ISO dates: day and month swapped, or one digit wrong, is close. */
public final class Dates {
    private Dates() {}

    public static Level compare(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Level.MISSING;
        }
        return compare(left.get(0), right.get(0));
    }

    private static Level compare(String left, String right) {
        if (left.equals(right)) {
            return Level.EXACT;
        }
        return swapped(left).equals(right) || digitsApart(left, right) == 1 ? Level.CLOSE : Level.DIFFERENT;
    }

    private static String swapped(String date) {
        return date.substring(0, 5) + date.substring(8) + "-" + date.substring(5, 7);
    }

    private static int digitsApart(String left, String right) {
        int apart = 0;
        for (int i = 0; i < Math.min(left.length(), right.length()); i++) {
            apart += left.charAt(i) == right.charAt(i) ? 0 : 1;
        }
        return apart + Math.abs(left.length() - right.length());
    }
}
