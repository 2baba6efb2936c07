package uk.hailsham.hub.reconcile.link;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import uk.hailsham.hub.reconcile.comparison.Comparisons;
import uk.hailsham.hub.reconcile.key.Candidates;
import uk.hailsham.hub.reconcile.key.Unexpanded;
import uk.hailsham.hub.reconcile.model.Model;
import uk.hailsham.hub.reconcile.model.Scorer;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.work.Workers;

/**
 * Weighs every candidate pair and keeps those worth a decision. In two files, where a record has one partner at most, whom
 * only the weaker keys find is not looked at when a partner is found of whom he is hardly ever a rival.
 */
final class Weighing {
    private static final int RECORDS_AT_ONCE = 512;
    private static final double WORTH_DECIDING = -9;

    private final Comparisons comparisons;
    private final Model model;
    private final Records left;
    private final Records right;
    private final Candidates candidates;
    private final Workers workers;
    private final boolean linking;
    private final Unexpanded unexpanded = new Unexpanded();
    private final AtomicLong pairs = new AtomicLong();
    private final AtomicLong records = new AtomicLong();

    Weighing(
            Comparisons comparisons, Model model, Records left, Records right, Candidates candidates, Workers workers) {
        this.comparisons = comparisons;
        this.model = model;
        this.left = left;
        this.right = right;
        this.candidates = candidates;
        this.workers = workers;
        this.linking = left != right;
    }

    /** @param progress told how many records are done */
    Edges weigh(LongConsumer progress) {
        int parts = (left.capacity() + RECORDS_AT_ONCE - 1) / RECORDS_AT_ONCE;
        Edges[] byPart = new Edges[parts];
        workers.perThread(parts, () -> {
            One one = new One();
            return part -> {
                byPart[part] =
                        one.weigh(part * RECORDS_AT_ONCE, Math.min(left.capacity(), (part + 1) * RECORDS_AT_ONCE));
                progress.accept(records.get());
            };
        });
        Edges all = new Edges();
        for (Edges part : byPart) {
            all.addAll(part);
        }
        return all;
    }

    long pairs() {
        return pairs.get();
    }

    Unexpanded unexpanded() {
        return unexpanded;
    }

    private final class One {
        private final Scorer scorer = new Scorer(comparisons.forThread(), model);
        private final Candidates.Search search = candidates.search();
        private final int[] a = new int[left.layout().stride()];
        private final int[] b = new int[left.layout().stride()];
        private final double prior = model.prior(linking);
        private long weighed;
        private double best;

        Edges weigh(int from, int to) {
            Edges edges = new Edges();
            weighed = 0;
            int done = 0;
            for (int record = from; record < to; record++) {
                if (left.read(record, a)) {
                    weigh(record, edges);
                    done++;
                }
            }
            pairs.addAndGet(weighed);
            records.addAndGet(done);
            end();
            return edges;
        }

        private void weigh(int record, Edges edges) {
            scorer.ask(a);
            if (!linking) {
                weigh(record, search.find(a), edges);
                return;
            }
            best = Double.NEGATIVE_INFINITY;
            weigh(record, search.findStrong(a), edges);
            if (!Scorer.settles(best + prior)) {
                weigh(record, search.findOthers(), edges);
            }
        }

        private void weigh(int record, int[] found, Edges edges) {
            for (int k = 0; k < search.size(); k++) {
                if ((linking || found[k] > record) && right.read(found[k], b)) {
                    weighed++;
                    if (scorer.score(b, WORTH_DECIDING - prior) && scorer.weight() + prior > WORTH_DECIDING) {
                        edges.add(record, found[k], scorer.weight(), scorer.weight() + prior);
                        best = Math.max(best, scorer.weight());
                    }
                }
            }
        }

        private void end() {
            synchronized (unexpanded) {
                unexpanded.addAll(search.unexpanded());
                search.unexpanded().keys().clear();
            }
        }
    }
}
