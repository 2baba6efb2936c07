package uk.hailsham.hub.reconcile.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records that came after an index was built, by their numbers under one key: eight bytes each, in few sorted runs of which
 * each is several times as long as the next. One thread may change it while none looks.
 */
final class Added {
    private static final int GONE = -1;
    private static final int LATE = 64;
    private static final int STEEPNESS = 8;

    /** A number in the upper half of each, a record in the lower; in ascending order of numbers. */
    private final List<long[]> runs = new ArrayList<>();

    private final long[] late = new long[LATE];
    private int size;

    void add(int number, int record) {
        late[size++] = (long) number << Integer.SIZE | record;
        if (size == LATE) {
            long[] run = late.clone();
            Arrays.sort(run);
            size = 0;
            settle(run);
        }
    }

    private void settle(long[] newest) {
        long[] run = newest;
        while (!runs.isEmpty() && runs.get(runs.size() - 1).length < (long) STEEPNESS * run.length) {
            run = merged(runs.remove(runs.size() - 1), run);
        }
        runs.add(run);
    }

    /** Without the records that are gone. */
    private static long[] merged(long[] some, long[] more) {
        long[] merged = new long[some.length + more.length];
        int to = 0;
        int i = 0;
        int j = 0;
        while (i < some.length || j < more.length) {
            boolean first = j == more.length || i < some.length && number(some[i]) <= number(more[j]);
            long next = first ? some[i++] : more[j++];
            if ((int) next != GONE) {
                merged[to++] = next;
            }
        }
        return to == merged.length ? merged : Arrays.copyOf(merged, to);
    }

    /** Nothing happens when it was not added. */
    void remove(int number, int record) {
        long entry = (long) number << Integer.SIZE | record;
        for (int i = 0; i < size; i++) {
            if (late[i] == entry) {
                late[i] = late[--size];
                return;
            }
        }
        for (long[] run : runs) {
            for (int i = from(run, number); i < run.length && number(run[i]) == number; i++) {
                if (run[i] == entry) {
                    run[i] = entry | GONE & 0xffffffffL;
                    return;
                }
            }
        }
    }

    void take(int number, Found found) {
        for (int i = 0; i < size; i++) {
            if (number(late[i]) == number) {
                found.add((int) late[i]);
            }
        }
        for (int r = 0; r < runs.size(); r++) {
            long[] run = runs.get(r);
            for (int i = from(run, number); i < run.length && number(run[i]) == number; i++) {
                if ((int) run[i] != GONE) {
                    found.add((int) run[i]);
                }
            }
        }
    }

    /** The first place whose number is not less. */
    private static int from(long[] run, int number) {
        int from = 0;
        int to = run.length;
        while (from < to) {
            int middle = from + to >>> 1;
            if (number(run[middle]) < number) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static int number(long entry) {
        return (int) (entry >> Integer.SIZE);
    }
}
