package uk.hailsham.hub.reconcile.model;

import java.util.Arrays;
import java.util.PriorityQueue;
import uk.hailsham.hub.reconcile.pack.Records;

/** Some records chosen by their ids: the same ones however the rows are ordered. */
final class Sample {
    private Sample() {}

    /** At most so many numbers of records, in an order that depends on ids alone. */
    static int[] of(Records records, int most) {
        PriorityQueue<long[]> chosen =
                new PriorityQueue<>((a, b) -> a[0] != b[0] ? Long.compare(b[0], a[0]) : Long.compare(b[1], a[1]));
        for (int record = 0; record < records.capacity(); record++) {
            if (records.isPresent(record)) {
                long hash = records.idHash(record);
                if (chosen.size() < most) {
                    chosen.add(new long[] {hash, record});
                } else if (hash < chosen.peek()[0]) {
                    chosen.poll();
                    chosen.add(new long[] {hash, record});
                }
            }
        }
        long[][] sorted = chosen.toArray(new long[0][]);
        Arrays.sort(sorted, (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        return Arrays.stream(sorted).mapToInt(pair -> (int) pair[1]).toArray();
    }
}
