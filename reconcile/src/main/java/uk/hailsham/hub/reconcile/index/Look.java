package uk.hailsham.hub.reconcile.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.key.Candidates;
import uk.hailsham.hub.reconcile.key.Unexpanded;
import uk.hailsham.hub.reconcile.model.Scorer;
import uk.hailsham.hub.reconcile.model.Step;
import uk.hailsham.hub.reconcile.pack.Packing;
import uk.hailsham.hub.reconcile.pack.Records;

/** What one look-up needs besides the index; used again by later ones. Belongs to one thread at a time. */
final class Look {
    private static final double WORTH_SHOWING = 0.02;
    private static final double WORTH_WEIGHING = -9;

    private final Records records;
    private final double prior;
    private final double threshold;
    private final Scorer scorer;
    private final Candidates.Search search;
    private final Packing packing;
    private final int[] other;
    /** Of no meaning; without it nobody would have to read ahead. */
    private int ahead;

    Look(ResidentIndex.Parts index, Recognised columns, double threshold) {
        this.records = index.records();
        this.prior = index.model().prior(true);
        this.threshold = threshold;
        this.scorer = new Scorer(index.comparisons().forThread(), index.model());
        this.search = index.candidates().search();
        this.packing = Packing.looking(records.layout(), columns, index.words());
        this.other = new int[records.layout().stride()];
    }

    /** A record that is worth weighing, and the odds that it is the asked one's. */
    record Weighed(int record, double odds) {}

    /** Null when the record has a word that is not known yet. */
    List<Partner> find(List<String> cells) {
        int[] row = packing.pack(cells);
        return packing.missed() ? null : find(row);
    }

    Unexpanded unexpanded() {
        return search.unexpanded();
    }

    List<Step> steps(int[] row, int record) {
        records.read(record, other);
        scorer.score(row, other);
        return scorer.steps();
    }

    List<Partner> find(int[] row) {
        List<Weighed> weighed = new ArrayList<>();
        scorer.ask(row);
        double best = weigh(search.findStrong(row), weighed);
        if (!Scorer.settles(best + prior)) {
            weigh(search.findOthers(), weighed);
        }
        return partners(
                row, weighed, 1 + weighed.stream().mapToDouble(Weighed::odds).sum());
    }

    List<Weighed> weighed(int[] row) {
        List<Weighed> weighed = new ArrayList<>();
        scorer.ask(row);
        weigh(search.find(row), weighed);
        return weighed;
    }

    /** Gives the greatest weight. */
    private double weigh(int[] found, List<Weighed> weighed) {
        double best = Double.NEGATIVE_INFINITY;
        ahead += records.ahead(found, search.size());
        for (int i = 0; i < search.size(); i++) {
            if (records.read(found[i], other) && scorer.score(other, WORTH_WEIGHING - prior)) {
                double log = scorer.weight() + prior;
                if (log > WORTH_WEIGHING) {
                    weighed.add(new Weighed(found[i], Math.pow(2, Math.min(log, 300))));
                    best = Math.max(best, scorer.weight());
                }
            }
        }
        return best;
    }

    private List<Partner> partners(int[] row, List<Weighed> weighed, double all) {
        List<Partner> partners = new ArrayList<>();
        for (Weighed one : weighed) {
            double probability = one.odds() / all;
            if (probability >= WORTH_SHOWING) {
                records.read(one.record(), other);
                scorer.score(row, other);
                Decision decision = probability >= threshold ? Decision.SAME : Decision.PERHAPS;
                partners.add(
                        new Partner(records.id(one.record()), decision, scorer.weight(), probability, scorer.steps()));
            }
        }
        partners.sort(
                Comparator.comparingDouble(Partner::probability).reversed().thenComparing(Partner::id));
        return partners;
    }
}
