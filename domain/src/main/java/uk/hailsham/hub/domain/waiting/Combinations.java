package uk.hailsham.hub.domain.waiting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * All that a reader can work out by adding and subtracting sums: the span of their rows, kept in echelon form. Numbers are
 * taken modulo a large prime, which is exact and cannot overflow; that a combination exists there and not among fractions
 * would take a chance in two thousand million.
 */
final class Combinations {
    private static final long PRIME = 2_147_483_647L;

    private final int columns;
    private final List<long[]> rows = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();

    Combinations(int columns) {
        this.columns = columns;
    }

    void add(BitSet sum) {
        long[] row = reduced(sum);
        int pivot = first(row);
        if (pivot < 0) {
            return;
        }
        scale(row, inverse(row[pivot]));
        rows.add(row);
        pivots.add(pivot);
    }

    /** Whether the sum is a combination of those that were added. */
    boolean give(BitSet sum) {
        return first(reduced(sum)) < 0;
    }

    private long[] reduced(BitSet sum) {
        long[] row = new long[columns];
        sum.stream().forEach(column -> row[column] = 1);
        for (int i = 0; i < rows.size(); i++) {
            long times = row[pivots.get(i)];
            if (times != 0) {
                subtract(row, rows.get(i), times);
            }
        }
        return row;
    }

    private static void subtract(long[] row, long[] other, long times) {
        for (int column = 0; column < row.length; column++) {
            if (other[column] != 0) {
                row[column] = Math.floorMod(row[column] - times * other[column], PRIME);
            }
        }
    }

    private static void scale(long[] row, long by) {
        for (int column = 0; column < row.length; column++) {
            row[column] = row[column] * by % PRIME;
        }
    }

    private static int first(long[] row) {
        for (int column = 0; column < row.length; column++) {
            if (row[column] != 0) {
                return column;
            }
        }
        return -1;
    }

    /** By Fermat: the power of the prime less two. */
    private static long inverse(long value) {
        long result = 1;
        long power = value;
        for (long left = PRIME - 2; left > 0; left >>= 1) {
            result = (left & 1) == 1 ? result * power % PRIME : result;
            power = power * power % PRIME;
        }
        return result;
    }
}
