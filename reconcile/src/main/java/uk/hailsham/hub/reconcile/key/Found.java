package uk.hailsham.hub.reconcile.key;

import java.util.Arrays;

/** Numbers of records found, in an array that grows. */
final class Found {
    int[] records = new int[1024];
    int size;

    void add(int record) {
        if (size == records.length) {
            records = Arrays.copyOf(records, size * 2);
        }
        records[size++] = record;
    }

    /** Each once, in ascending order. */
    void distinct() {
        Arrays.sort(records, 0, size);
        int out = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || records[i] != records[i - 1]) {
                records[out++] = records[i];
            }
        }
        size = out;
    }

    /** @param some in ascending order, as these are */
    void leaveOut(int... some) {
        int out = 0;
        int next = 0;
        for (int i = 0; i < size; i++) {
            while (next < some.length && some[next] < records[i]) {
                next++;
            }
            if (next == some.length || some[next] != records[i]) {
                records[out++] = records[i];
            }
        }
        size = out;
    }

    int[] copy() {
        return Arrays.copyOf(records, size);
    }
}
