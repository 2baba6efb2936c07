package uk.hailsham.hub.reconcile.text;

/**
 * Counts slips of the pen between two words: letters inserted, left out, replaced, or two neighbours swapped (the optimal
 * string alignment distance, Damerau's without editing a part twice), bit by bit after Hyyrö. Belongs to one thread.
 */
public final class Slips {
    private final long[] where = new long[256];

    public int between(byte[] a, byte[] b) {
        return between(a, 0, a.length, b, 0, b.length);
    }

    /** Exact up to 64 letters of a; longer words are compared by their beginning. */
    public int between(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
        int m = Math.min(aLength, Long.SIZE);
        int n = Math.min(bLength, Long.SIZE);
        if (m == 0 || n == 0) {
            return m + n;
        }
        for (int i = 0; i < m; i++) {
            where[a[aFrom + i] & 0xff] |= 1L << i;
        }
        int slips = walk(m, b, bFrom, n);
        for (int i = 0; i < m; i++) {
            where[a[aFrom + i] & 0xff] = 0;
        }
        return slips;
    }

    /** Whether exactly one slip lies between two words, for less work than counting them. */
    public static boolean isOne(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
        int begin = 0;
        int shorter = Math.min(aLength, bLength);
        while (begin < shorter && a[aFrom + begin] == b[bFrom + begin]) {
            begin++;
        }
        int m = aLength;
        int n = bLength;
        while (m > begin && n > begin && a[aFrom + m - 1] == b[bFrom + n - 1]) {
            m--;
            n--;
        }
        m -= begin;
        n -= begin;
        boolean swapped = m == 2
                && n == 2
                && a[aFrom + begin] == b[bFrom + begin + 1]
                && a[aFrom + begin + 1] == b[bFrom + begin];
        return Math.max(m, n) == 1 || swapped;
    }

    private int walk(int m, byte[] b, int bFrom, int n) {
        long up = -1L;
        long down = 0;
        long diagonal = 0;
        long before = 0;
        long last = 1L << (m - 1);
        int slips = m;
        for (int j = 0; j < n; j++) {
            long here = where[b[bFrom + j] & 0xff];
            long swapped = ((~diagonal & here) << 1) & before;
            diagonal = ((((here & up) + up) ^ up) | here | down) | swapped;
            long right = down | ~(diagonal | up);
            long left = diagonal & up;
            slips += (right & last) != 0 ? 1 : 0;
            slips -= (left & last) != 0 ? 1 : 0;
            right = (right << 1) | 1;
            left <<= 1;
            up = left | ~(diagonal | right);
            down = right & diagonal;
            before = here;
        }
        return slips;
    }
}
