package uk.hailsham.hub.reconcile.link;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
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
    private final Workers workers;
    private final boolean linking;
    private final Order order;
    private final Unexpanded unexpanded = new Unexpanded();
    private final AtomicLong pairs = new AtomicLong();
    private final AtomicLong records = new AtomicLong();
    private int[] unsettled = {};

    Weighing(Comparisons comparisons, Model model, Records left, Records right, Workers workers) {
        this.comparisons = comparisons;
        this.model = model;
        this.left = left;
        this.right = right;
        this.workers = workers;
        this.linking = left != right;
        this.order = linking ? null : new Order(left);
    }

    /**
     * @param others whether whom only the weaker keys find is weighed where that is needed; if not, {@link #unsettled} says
     *     where it is
     * @param progress told how many records are done
     */
    Edges weigh(Candidates candidates, boolean others, LongConsumer progress) {
        return weigh(IntStream.range(0, left.capacity()).toArray(), candidates, true, others, progress);
    }

    /** The left records, ascending, for which the strong keys alone do not do. */
    int[] unsettled() {
        return unsettled;
    }

    /** Weighs whom only the weaker keys find, for the unsettled ones. */
    Edges weighOthers(Candidates candidates, LongConsumer progress) {
        return weigh(unsettled, candidates, false, true, progress);
    }

    private Edges weigh(int[] asked, Candidates candidates, boolean strong, boolean others, LongConsumer progress) {
        int parts = (asked.length + RECORDS_AT_ONCE - 1) / RECORDS_AT_ONCE;
        Edges[] byPart = new Edges[parts];
        int[][] open = new int[parts][];
        records.set(0);
        workers.perThread(parts, () -> {
            One one = new One(candidates, strong, others);
            return part -> {
                int to = Math.min(asked.length, (part + 1) * RECORDS_AT_ONCE);
                byPart[part] = one.weigh(Arrays.copyOfRange(asked, part * RECORDS_AT_ONCE, to));
                open[part] = one.unsettled();
                progress.accept(records.get());
            };
        });
        if (strong) {
            unsettled = Arrays.stream(open).flatMapToInt(Arrays::stream).toArray();
        }
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
        private final Candidates.Search search;
        private final boolean strong;
        private final boolean others;
        private final int[] a = new int[left.layout().stride()];
        private final int[] b = new int[left.layout().stride()];
        private final double prior = model.prior(linking);
        private final int[] unsettled = new int[RECORDS_AT_ONCE];
        private int open;
        private long weighed;
        /** Of no meaning; without it nobody would have to read ahead. */
        private int ahead;

        private double best;

        One(Candidates candidates, boolean strong, boolean others) {
            this.search = candidates.search();
            this.strong = strong;
            this.others = others;
        }

        Edges weigh(int... asked) {
            Edges edges = new Edges();
            weighed = 0;
            open = 0;
            int done = 0;
            for (int record : asked) {
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

        /** Of those weighed last. */
        int[] unsettled() {
            return Arrays.copyOf(unsettled, open);
        }

        private void weigh(int record, Edges edges) {
            scorer.ask(a);
            if (!linking) {
                weigh(record, search.find(a), edges);
            } else if (!strong) {
                weigh(record, search.findOthers(a), edges);
            } else {
                best = Double.NEGATIVE_INFINITY;
                weigh(record, search.findStrong(a), edges);
                if (!Scorer.settles(best + prior)) {
                    unsettled[open++] = record;
                    if (others) {
                        weigh(record, search.findOthers(), edges);
                    }
                }
            }
        }

        private void weigh(int record, int[] found, Edges edges) {
            ahead += right.ahead(found, search.size());
            for (int k = 0; k < search.size(); k++) {
                if ((linking || order.isFirst(record, found[k])) && right.read(found[k], b)) {
                    weighed++;
                    if (scorer.score(b, WORTH_DECIDING - prior) && scorer.weight() + prior > WORTH_DECIDING) {
                        add(edges, record, found[k]);
                        best = Math.max(best, scorer.weight());
                    }
                }
            }
        }

        /** In one file the record that stands first is the left one. */
        private void add(Edges edges, int record, int other) {
            boolean turned = !linking && other < record;
            edges.add(turned ? other : record, turned ? record : other, scorer.weight(), scorer.weight() + prior);
        }

        private void end() {
            synchronized (unexpanded) {
                unexpanded.addAll(search.unexpanded());
                search.unexpanded().keys().clear();
            }
        }
    }
}
