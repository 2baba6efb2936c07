package uk.hailsham.hub.reconcile.link;

import java.util.List;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.comparison.Comparisons;
import uk.hailsham.hub.reconcile.explain.Explanation;
import uk.hailsham.hub.reconcile.index.ResidentIndex;
import uk.hailsham.hub.reconcile.key.Asked;
import uk.hailsham.hub.reconcile.key.BlockingKey;
import uk.hailsham.hub.reconcile.key.Candidates;
import uk.hailsham.hub.reconcile.key.Features;
import uk.hailsham.hub.reconcile.key.Unexpanded;
import uk.hailsham.hub.reconcile.model.Model;
import uk.hailsham.hub.reconcile.model.Scorer;
import uk.hailsham.hub.reconcile.model.Training;
import uk.hailsham.hub.reconcile.pack.Frequencies;
import uk.hailsham.hub.reconcile.pack.NameFacts;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.pack.Words;
import uk.hailsham.hub.reconcile.work.Workers;

/** One linkage from packed records to decisions, step by step. */
public final class Linkage {
    /** Up to so many pairs all are compared, keys or not. */
    private static final long FEW_PAIRS = 4_000_000;
    /** For fewer it is not worth reading everybody once more to build the weaker keys only where they are needed. */
    private static final int MANY = 250_000;

    private final Records left;
    private final Records right;
    private final Words words;
    private final Workers workers;
    private final Steps steps;
    private final boolean linking;
    private Comparisons comparisons;
    private Candidates candidates;
    private Frequencies ofLeft;
    private Frequencies ofRight;
    private NameFacts facts;
    private List<BlockingKey> keys;
    private boolean stepwise;

    /** @param right the greater file, or the left one again to find its duplicates */
    public Linkage(Records left, Records right, Words words, Workers workers, Steps steps) {
        this.left = left;
        this.right = right;
        this.words = words;
        this.workers = workers;
        this.steps = steps;
        this.linking = left != right;
    }

    /** Counts values and builds the keys; keys that somebody laid down are used as they are. */
    public void prepare(MatchingModel laidDown) {
        steps.begin("counting values");
        facts = new NameFacts(words.names());
        facts.extend();
        ofLeft = Frequencies.of(List.of(left), words, workers);
        ofRight = linking ? Frequencies.of(List.of(right), words, workers) : ofLeft;
        Frequencies all = linking ? ofLeft.and(ofRight) : ofLeft;
        comparisons = new Comparisons(left.layout(), words, facts, all);
        steps.begin("building keys");
        keys = laidDown.keys().isEmpty() ? BlockingKey.usual(right.layout(), right.present()) : laidDown.keys();
        candidates = (long) left.present() * right.present() <= FEW_PAIRS ? Candidates.all(right) : asked();
    }

    /**
     * What the left records will ask for; in one file all are asked, and everything is in it. Of many left records only those
     * that are learned from ask the weaker keys at first.
     */
    private Candidates asked() {
        if (!linking) {
            return keyed();
        }
        stepwise = left.present() > MANY && keys.stream().anyMatch(BlockingKey::isStrong);
        Asked all = Asked.all(left);
        Asked some = stepwise ? new Asked(left, Training.sample(left, workers)) : all;
        return Candidates.askedBy(all, some, keys, right, () -> new Features(right.layout(), words, facts), workers);
    }

    private Candidates keyed() {
        return Candidates.of(keys, right, () -> new Features(right.layout(), words, facts), workers);
    }

    /** Once: what was counted is let go. */
    public Model train(MatchingModel laidDown) {
        steps.begin("training");
        return new Training(comparisons, left, right, candidates, workers).train(ofLeft, ofRight, laidDown.levels());
    }

    /** @param precision what the decision same promises; NaN for the usual: 0.999 in linking, the best F1 in deduplication */
    public Outcome decide(Model model, double precision) {
        Edges edges = weighed(model);
        steps.begin("deciding");
        Scorer scorer = new Scorer(comparisons.forThread(), model);
        if (!linking) {
            return new Clustering(edges, left, scorer, model.prior(false)).decide(precision);
        }
        new Rivals(scorer, model, edges).weigh(left, right);
        return new OneToOne(edges, left, right, Double.isNaN(precision) ? 0.999 : precision).decide();
    }

    private Edges weighed(Model model) {
        steps.begin("linking");
        Weighing weighing = new Weighing(comparisons, model, left, right, workers);
        Edges edges = weighing.weigh(candidates, !stepwise, done -> steps.progress(done, left.present()));
        if (stepwise) {
            steps.begin("building keys");
            int[] unsettled = weighing.unsettled();
            candidates = candidates.askedFurther(new Asked(left, unsettled), right, workers);
            steps.begin("linking");
            Edges others = weighing.weighOthers(candidates, done -> steps.progress(done, unsettled.length));
            edges = Edges.merged(edges, others);
        }
        steps.pairs(weighing.pairs(), weighing.unexpanded());
        return edges;
    }

    /**
     * How many of the pairs of one person the keys can find at most, estimated after Chao from those found by one key only
     * and by two.
     */
    public double recallOfKeys(Outcome outcome) {
        if (candidates.isComplete()) {
            return 1;
        }
        Candidates.Search search = candidates.search();
        int[] a = new int[left.layout().stride()];
        int[] b = new int[left.layout().stride()];
        long once = 0;
        long twice = 0;
        long all = 0;
        for (Pair pair : outcome.pairs()) {
            if (pair.decision() == Decision.SAME && all++ < 20_000) {
                left.read(pair.left(), a);
                right.read(pair.right(), b);
                int meetings = search.meetings(a, b);
                once += meetings == 1 ? 1 : 0;
                twice += meetings == 2 ? 1 : 0;
            }
        }
        double seen = Math.min(all, 20_000);
        double unseen = once * Math.max(0, once - 1) / (2.0 * (twice + 1));
        return seen == 0 ? 1 : seen / (seen + unseen);
    }

    /** The evidence of one pair. */
    public Explanation explain(Model model, Pair pair) {
        Scorer scorer = new Scorer(comparisons.forThread(), model);
        int[] a = new int[left.layout().stride()];
        int[] b = new int[left.layout().stride()];
        left.read(pair.left(), a);
        right.read(pair.right(), b);
        scorer.score(a, b);
        return new Explanation(
                left.id(pair.left()),
                right.id(pair.right()),
                pair.decision(),
                scorer.steps(),
                scorer.weight(),
                pair.probability());
    }

    /** The greater file as an index that stays: it can be asked, changed, saved and opened again. */
    public ResidentIndex resident(Model model, Recognised columns, double threshold) {
        Candidates found = linking || candidates.isComplete() ? keyed() : candidates;
        return new ResidentIndex(
                new ResidentIndex.Parts(words, facts, comparisons, found, right, model), columns, threshold);
    }

    public Comparisons comparisons() {
        return comparisons;
    }

    /** Told what goes on. */
    public interface Steps {
        void begin(String step);

        void progress(long done, long of);

        void pairs(long compared, Unexpanded unexpanded);
    }
}
