package uk.hailsham.hub.reconcile.link;

import java.util.Arrays;

/** The edges of one record after the other, packed: a number of 64 bits each, and no object. */
final class Runs {
    private final long[] sorted;

    private Runs(long... sorted) {
        this.sorted = sorted;
    }

    /** @param ones by edge, the record that has it; edges of one record stay in their order */
    static Runs of(int[] ones, int size) {
        long[] sorted = new long[size];
        for (int edge = 0; edge < size; edge++) {
            sorted[edge] = (long) ones[edge] << 32 | edge;
        }
        Arrays.sort(sorted);
        return new Runs(sorted);
    }

    int size() {
        return sorted.length;
    }

    int edge(int place) {
        return (int) sorted[place];
    }

    /** Where the edges end of the record whose edges begin here. */
    int end(int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] >>> 32 == sorted[from] >>> 32) {
            to++;
        }
        return to;
    }

    /** The greatest number first; of equal ones the edge that was added first. */
    void sort(int from, int to, float... numbers) {
        for (int place = from; place < to; place++) {
            int edge = edge(place);
            sorted[place] = (long) falling(numbers[edge]) << 32 | edge;
        }
        Arrays.sort(sorted, from, to);
    }

    /** Ascending by these numbers, each edge's own. */
    void sort(int from, int to, int... numbers) {
        for (int place = from; place < to; place++) {
            int edge = edge(place);
            sorted[place] = (long) numbers[edge] << 32 | edge;
        }
        Arrays.sort(sorted, from, to);
    }

    /** A number that is the less, the greater the given one. */
    private static int falling(float number) {
        int bits = Float.floatToIntBits(number + 0f);
        return ~(bits ^ bits >> 31 & 0x7fffffff);
    }
}
