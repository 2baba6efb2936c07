package uk.hailsham.hub.reconcile.link;

import java.util.Arrays;
import java.util.Comparator;

/** Edges in the order in which they are decided; only of those that are worth the same are ids compared. */
final class Ranking {
    private Ranking() {}

    /** By the first number, then by the second, the greatest first, then by the comparator. */
    static int[] of(int size, float[] first, float[] second, Comparator<Integer> last) {
        int[] none = new int[size];
        Runs runs = Runs.of(none, size);
        runs.sort(0, size, first);
        int[] order = new int[size];
        for (int from = 0, to; from < size; from = to) {
            to = equal(runs, from, size, first);
            runs.sort(from, to, second);
            for (int some = from, end; some < to; some = end) {
                end = equal(runs, some, to, second);
                take(runs, some, end, order, last);
            }
        }
        return order;
    }

    private static int equal(Runs runs, int from, int most, float... numbers) {
        int to = from + 1;
        while (to < most && numbers[runs.edge(to)] == numbers[runs.edge(from)]) {
            to++;
        }
        return to;
    }

    private static void take(Runs runs, int from, int to, int[] order, Comparator<Integer> last) {
        Integer[] equals = new Integer[to - from];
        Arrays.setAll(equals, i -> runs.edge(from + i));
        Arrays.sort(equals, last);
        for (int i = 0; i < equals.length; i++) {
            order[from + i] = equals[i];
        }
    }
}
