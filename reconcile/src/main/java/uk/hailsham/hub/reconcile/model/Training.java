package uk.hailsham.hub.reconcile.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import uk.hailsham.hub.reconcile.comparison.Comparison;
import uk.hailsham.hub.reconcile.comparison.Comparisons;
import uk.hailsham.hub.reconcile.key.Candidates;
import uk.hailsham.hub.reconcile.pack.Frequencies;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.work.Workers;

/**
 * Learns without anybody's answers: expectation and maximisation over the candidates of some records. It begins with what
 * is known of such columns in general and is held by it; in linking two files an asked record has one partner at most, so
 * that a household cannot pass for many matches.
 */
public final class Training {
    private static final int RECORDS = 8_000;
    private static final int ROUNDS = 20;
    private static final double HOLD = 20;
    /** However many partners were found, the next record may have none. */
    private static final double MOST_PARTNERED = 0.98;

    private static final double HOLD_SHARE = 0.01;

    private final Comparisons comparisons;
    private final Records left;
    private final Records right;
    private final Candidates candidates;
    private final Workers workers;
    private final boolean linking;

    public Training(Comparisons comparisons, Records left, Records right, Candidates candidates, Workers workers) {
        this.comparisons = comparisons;
        this.left = left;
        this.right = right;
        this.candidates = candidates;
        this.workers = workers;
        this.linking = left != right;
    }

    /** The records that are learned from: all keys must be built for these. */
    public static int[] sample(Records left, Workers workers) {
        return Sample.of(left, RECORDS, workers);
    }

    /** @param levels what is laid down, by comparison and level */
    public Model train(Frequencies ofLeft, Frequencies ofRight, Map<String, Map<String, Double>> levels) {
        Model model = new Model(comparisons.forThread());
        model.expect(levels);
        model.match = model.partnered / right.present();
        model.family = 0.5 / right.present();
        model.twin = 0.03 / right.present();
        new Chance(comparisons, left, right, workers).learn(model, ofLeft, ofRight);
        double[][] chance =
                model.spreads.stream().map(spread -> spread.u.clone()).toArray(double[][]::new);
        int[] sample = sample(left, workers);
        List<Pairs> pairs = compare(model, sample);
        for (int round = 0; round < ROUNDS; round++) {
            Expectation sum = new Expectation(model);
            List<Callable<Expectation>> tasks = pairs.stream()
                    .<Callable<Expectation>>map(part -> () -> part.expect(model))
                    .toList();
            workers.all(tasks).forEach(sum::add);
            maximise(model, sum, sample.length, chance);
        }
        return model;
    }

    private List<Pairs> compare(Model model, int[] sample) {
        int parts = 16;
        List<Callable<Pairs>> tasks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) sample.length * part / parts);
            int to = (int) ((long) sample.length * (part + 1) / parts);
            tasks.add(() -> compare(model, sample, from, to));
        }
        return workers.all(tasks);
    }

    private Pairs compare(Model model, int[] sample, int from, int to) {
        List<Comparison> own = comparisons.forThread();
        Scorer scorer = new Scorer(own, model);
        Candidates.Search search = candidates.search();
        Pairs pairs = new Pairs(own, linking);
        int[] a = new int[left.layout().stride()];
        int[] b = new int[left.layout().stride()];
        double hopeless = Model.log2(right.present()) - 14;
        for (int i = from; i < to; i++) {
            left.read(sample[i], a);
            int[] found = search.find(a);
            for (int k = 0; k < search.size(); k++) {
                boolean itself = !linking && found[k] == sample[i];
                if (!itself && right.read(found[k], b)) {
                    scorer.score(a, b);
                    if (Math.max(scorer.match(), scorer.family()) > hopeless) {
                        pairs.add(scorer.grades(), scorer.shares());
                    }
                }
            }
            pairs.endRecord();
        }
        return pairs;
    }

    private void maximise(Model model, Expectation sum, int records, double[][] chance) {
        double matches = sum.matches;
        double others = right.present();
        double per = records;
        model.partnered = Math.min(MOST_PARTNERED, (matches + 1) / (per + 2));
        model.match = Math.min(0.5, (matches + 0.5) / per / others);
        model.family = Math.min(0.1, (sum.siblings + 0.3 * HOLD) / (per + HOLD) / others);
        model.twin = Math.min(0.05, (sum.twins + 0.02 * HOLD) / (per + HOLD) / others);
        model.stay = Math.min(0.995, (sum.stayed + 0.88 * HOLD) / (sum.residing + HOLD));
        for (int c = 0; c < model.spreads.size(); c++) {
            Model.Spread spread = model.spreads.get(c);
            double total = 0;
            for (int grade = 1; grade < spread.m.length; grade++) {
                total += sum.grades[c][grade];
            }
            double hold = HOLD + HOLD_SHARE * total;
            for (int grade = 1; grade < spread.m.length; grade++) {
                double prior = spread.prior[grade];
                spread.m[grade] = (sum.grades[c][grade] + hold * prior) / (total + hold);
                // Among any two records of small files are matches, too.
                double among = (chance[c][grade] - model.match * spread.m[grade]) / (1 - model.match);
                spread.u[grade] = Math.max(among, chance[c][grade] * 0.1);
            }
        }
    }
}
