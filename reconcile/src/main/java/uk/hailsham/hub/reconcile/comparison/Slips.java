package uk.hailsham.hub.reconcile.comparison;

/** Counts slips of the pen between two words: letters inserted, left out, replaced, or two neighbours swapped. */
final class Slips {
    private Slips() {}

    /** The optimal string alignment distance (Damerau 1964, without editing a part twice). */
    static int between(String left, String right) {
        int[][] d = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= right.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            for (int j = 1; j <= right.length(); j++) {
                d[i][j] = cheapest(d, left, right, i, j);
            }
        }
        return d[left.length()][right.length()];
    }

    private static int cheapest(int[][] d, String left, String right, int i, int j) {
        int replaced = d[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(cheapest, d[i - 2][j - 2] + 1) : cheapest;
    }
}
