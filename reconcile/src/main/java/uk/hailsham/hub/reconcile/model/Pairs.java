package uk.hailsham.hub.reconcile.model;

import static uk.hailsham.hub.reconcile.model.Model.exp2;

import java.util.Arrays;
import java.util.List;
import uk.hailsham.hub.reconcile.comparison.Comparison;

/** Compared pairs of some records, kept to be weighed again and again. */
final class Pairs {
    private final List<Comparison> comparisons;
    private final int width;
    private final boolean linking;
    private int[] grades = new int[1024];
    private float[] shares = new float[1024];
    private int size;
    private int[] ends = new int[64];
    private int records;

    Pairs(List<Comparison> comparisons, boolean linking) {
        this.comparisons = comparisons;
        this.width = comparisons.size();
        this.linking = linking;
    }

    void add(int[] grade, float[] share) {
        if ((size + 1) * width > grades.length) {
            grades = Arrays.copyOf(grades, grades.length * 2);
            shares = Arrays.copyOf(shares, shares.length * 2);
        }
        System.arraycopy(grade, 0, grades, size * width, width);
        System.arraycopy(share, 0, shares, size * width, width);
        size++;
    }

    /** The next pairs are another record's. */
    void endRecord() {
        if (records == ends.length) {
            ends = Arrays.copyOf(ends, records * 2);
        }
        ends[records++] = size;
    }

    Expectation expect(Model model) {
        Expectation sum = new Expectation(model);
        Scorer scorer = new Scorer(comparisons, model);
        double[] odds = new double[256];
        for (int record = 0, from = 0; record < records; from = ends[record++]) {
            int to = ends[record];
            odds = odds.length < to - from ? new double[2 * (to - from)] : odds;
            double all = odds(model, scorer, from, to, odds);
            for (int pair = from; pair < to; pair++) {
                scorer.weigh(grades, shares, pair * width);
                double odd = odds[pair - from];
                count(sum, scorer, pair, linking ? odd / all : odd / (1 + odd));
            }
        }
        return sum;
    }

    /** Each pair's odds to be a match rather than none; gives their sum with that of no match at all. */
    private double odds(Model model, Scorer scorer, int from, int to, double[] odds) {
        double prior = model.prior(linking);
        double all = 1;
        for (int pair = from; pair < to; pair++) {
            scorer.weigh(grades, shares, pair * width);
            odds[pair - from] = exp2(Math.min(prior + scorer.weight(), 200));
            all += odds[pair - from];
        }
        return all;
    }

    private void count(Expectation sum, Scorer scorer, int pair, double probability) {
        sum.siblings += (1 - probability) * scorer.household().siblings();
        sum.twins += (1 - probability) * scorer.household().twins();
        if (probability < 1e-6) {
            return;
        }
        sum.matches += probability;
        double stayed = scorer.stayed();
        boolean residing = false;
        for (int c = 0; c < width; c++) {
            int grade = grades[pair * width + c];
            boolean residence = scorer.isResidence(c);
            sum.grades[c][grade] += residence ? probability * stayed : probability;
            residing |= residence && grade != Comparison.MISSING;
        }
        if (residing) {
            sum.residing += probability;
            sum.stayed += probability * stayed;
        }
    }
}
