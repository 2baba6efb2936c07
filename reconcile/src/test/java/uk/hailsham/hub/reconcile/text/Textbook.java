package uk.hailsham.hub.reconcile.text;

/** The distances as textbooks have them: slow and plain. */
final class Textbook {
    private Textbook() {}

    static double jaroWinkler(byte[] a, byte[] b) {
        if (a.length == 0 || b.length == 0) {
            return a.length == b.length ? 1 : 0;
        }
        double jaro = jaro(a, b);
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(a.length, b.length)) && a[prefix] == b[prefix]) {
            prefix++;
        }
        return jaro > 0.7 ? jaro + 0.1 * prefix * (1 - jaro) : jaro;
    }

    private static double jaro(byte[] a, byte[] b) {
        int reach = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
        boolean[] usedA = new boolean[a.length];
        boolean[] usedB = new boolean[b.length];
        int common = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
                if (!usedB[j] && a[i] == b[j]) {
                    usedA[i] = true;
                    usedB[j] = true;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        int outOfOrder = 0;
        for (int i = 0, j = 0; i < a.length; i++) {
            if (usedA[i]) {
                while (!usedB[j]) {
                    j++;
                }
                outOfOrder += a[i] == b[j++] ? 0 : 1;
            }
        }
        return ((double) common / a.length + (double) common / b.length + (common - outOfOrder / 2) / (double) common)
                / 3;
    }

    static int slips(byte[] a, byte[] b) {
        int[][] d = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                d[i][j] = Math.min(
                        d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length][b.length];
    }
}
