package uk.hailsham.hub.reconcile.model;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.work.Workers;

/** Some records chosen by their ids: the same ones however the rows are ordered. */
final class Sample {
    private static final Comparator<long[]> BY_ID =
            Comparator.<long[]>comparingLong(one -> one[0]).thenComparingLong(one -> one[1]);

    private Sample() {}

    /** At most so many numbers of records, in an order that depends on ids alone. */
    static int[] of(Records records, int most, Workers workers) {
        int shares = workers.count();
        List<Callable<PriorityQueue<long[]>>> tasks = IntStream.range(0, shares)
                .<Callable<PriorityQueue<long[]>>>mapToObj(share -> () -> chosen(
                        records,
                        (int) ((long) records.capacity() * share / shares),
                        (int) ((long) records.capacity() * (share + 1) / shares),
                        most))
                .toList();
        return workers.all(tasks).stream()
                .flatMap(PriorityQueue::stream)
                .sorted(BY_ID)
                .limit(most)
                .mapToInt(one -> (int) one[1])
                .toArray();
    }

    private static PriorityQueue<long[]> chosen(Records records, int from, int to, int most) {
        PriorityQueue<long[]> chosen = new PriorityQueue<>(BY_ID.reversed());
        for (int record = from; record < to; record++) {
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
        return chosen;
    }
}
