package uk.hailsham.hub.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.index.Partner;
import uk.hailsham.hub.reconcile.index.ResidentIndex;

/** Times what an index that stays is asked and told. */
final class ResidentMeasures {
    private final ResidentIndex index;
    private final List<List<String>> rows;
    private final int id;
    private final int threads;

    ResidentMeasures(ResidentIndex index, List<List<String>> rows, int id, int threads) {
        this.index = index;
        this.rows = rows;
        this.id = id;
        this.threads = threads;
    }

    static double seconds(long begun) {
        return Math.round((System.nanoTime() - begun) / 1e6) / 1e3;
    }

    /** The first pass is a fresh process's, the second one's that has been asked before; single looks come after both. */
    void tell(BiConsumer<String, Object> figures) throws InterruptedException {
        figures.accept("records", index.size());
        figures.accept("looks", rows.size());
        figures.accept("first looks s", looks(figures));
        figures.accept("looks s", looks((figure, value) -> {}));
        single(figures);
        figures.accept("adds a second", changes("n-", 0));
        figures.accept("changes a second", changes("n-", 1));
        figures.accept("removes a second", removes("n-"));
    }

    private double looks(BiConsumer<String, Object> figures) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicLong same = new AtomicLong();
        Runnable work = () -> {
            for (int row = next.getAndIncrement(); row < rows.size(); row = next.getAndIncrement()) {
                List<Partner> found = index.look(rows.get(row));
                if (!found.isEmpty() && found.get(0).decision() == Decision.SAME) {
                    same.incrementAndGet();
                }
            }
        };
        long begun = System.nanoTime();
        List<Thread> all = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            all.add(new Thread(work, "looks"));
            all.get(thread).start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        double seconds = seconds(begun);
        figures.accept("same", same.get());
        return seconds;
    }

    private void single(BiConsumer<String, Object> figures) {
        long[] nanos = new long[rows.size()];
        for (int row = 0; row < nanos.length; row++) {
            long begun = System.nanoTime();
            index.look(rows.get(row));
            nanos[row] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        figures.accept("median ms", nanos[nanos.length / 2] / 1e6);
        figures.accept("p99 ms", nanos[nanos.length * 99 / 100] / 1e6);
        figures.accept("longest ms", nanos[nanos.length - 1] / 1e6);
    }

    /** @param shift each row gets the id of the row so far before it */
    private long changes(String prefix, int shift) {
        long begun = System.nanoTime();
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = new ArrayList<>(rows.get(row));
            cells.set(id, prefix + (row + shift) % rows.size());
            index.put(cells);
        }
        return rate(begun);
    }

    private long removes(String prefix) {
        long begun = System.nanoTime();
        for (int row = 0; row < rows.size(); row++) {
            index.remove(prefix + row);
        }
        return rate(begun);
    }

    private long rate(long begun) {
        return Math.round(rows.size() * 1e9 / (System.nanoTime() - begun));
    }
}
