package uk.hailsham.hub.reconcile.text;

/**
 * Jaro's similarity with Winkler's bonus for a common beginning, bit by bit: one step a letter instead of one a pair of
 * letters. Keeps scratch space and belongs to one thread.
 */
public final class JaroWinkler {
    /** Longer words are compared by their beginning. */
    public static final int LONGEST = 64;

    private static final double BONUS_FROM = 0.7;
    private static final double BONUS = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private final long[] where = new long[256];

    /** From 0 to 1; two empty words are equal. */
    public double of(byte[] a, byte[] b) {
        return of(a, 0, a.length, b, 0, b.length);
    }

    public double of(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
        return atLeast(0, a, aFrom, aLength, b, bFrom, bLength);
    }

    /** The same where it is {@code least} or more; where it cannot be, 0 may be given for less work. */
    public double atLeast(double least, byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
        int m = Math.min(aLength, LONGEST);
        int n = Math.min(bLength, LONGEST);
        if (m == 0 || n == 0) {
            return m == n ? 1 : 0;
        }
        double jaro = jaro(least, a, aFrom, m, b, bFrom, n);
        return jaro > BONUS_FROM ? jaro + BONUS * prefix(a, aFrom, m, b, bFrom, n) * (1 - jaro) : jaro;
    }

    private double jaro(double least, byte[] a, int aFrom, int m, byte[] b, int bFrom, int n) {
        for (int j = 0; j < n; j++) {
            where[b[bFrom + j] & 0xff] |= 1L << j;
        }
        int reach = Math.max(0, Math.max(m, n) / 2 - 1);
        long matchedA = 0;
        long matchedB = 0;
        for (int i = 0; i < m; i++) {
            long free = where[a[aFrom + i] & 0xff] & window(i, reach) & ~matchedB;
            if (free != 0) {
                matchedB |= free & -free;
                matchedA |= 1L << i;
            }
        }
        for (int j = 0; j < n; j++) {
            where[b[bFrom + j] & 0xff] = 0;
        }
        int common = Long.bitCount(matchedA);
        double best = ((double) common / m + (double) common / n + 1) / 3;
        if (common == 0 || best + LONGEST_PREFIX * BONUS * (1 - best) < least) {
            return 0;
        }
        int outOfOrder = outOfOrder(a, aFrom, matchedA, b, bFrom, matchedB);
        return ((double) common / m + (double) common / n + (common - outOfOrder / 2) / (double) common) / 3;
    }

    /** The places of the other word that lie near enough to place i. */
    private static long window(int i, int reach) {
        int to = i + reach;
        long upTo = to >= 63 ? -1L : (1L << (to + 1)) - 1;
        int from = Math.max(0, i - reach);
        return upTo & (-1L << from);
    }

    private static int outOfOrder(byte[] a, int aFrom, long matchedA, byte[] b, int bFrom, long matchedB) {
        int outOfOrder = 0;
        while (matchedA != 0) {
            int i = Long.numberOfTrailingZeros(matchedA);
            int j = Long.numberOfTrailingZeros(matchedB);
            outOfOrder += a[aFrom + i] == b[bFrom + j] ? 0 : 1;
            matchedA &= matchedA - 1;
            matchedB &= matchedB - 1;
        }
        return outOfOrder;
    }

    private static int prefix(byte[] a, int aFrom, int m, byte[] b, int bFrom, int n) {
        int most = Math.min(LONGEST_PREFIX, Math.min(m, n));
        int same = 0;
        while (same < most && a[aFrom + same] == b[bFrom + same]) {
            same++;
        }
        return same;
    }
}
