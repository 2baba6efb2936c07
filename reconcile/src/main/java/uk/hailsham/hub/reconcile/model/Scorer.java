package uk.hailsham.hub.reconcile.model;

import static uk.hailsham.hub.reconcile.model.Model.exp2;
import static uk.hailsham.hub.reconcile.model.Model.log2;

import java.util.List;
import uk.hailsham.hub.reconcile.column.Group;
import uk.hailsham.hub.reconcile.comparison.Comparison;

/**
 * Weighs two records against each other. Belongs to one thread.
 *
 * <p>Evidence of a family can bring two records together, but brothers and sisters share it and twins their birth as well;
 * so a match is weighed not against any two records only, but against these too. Where somebody lives is one piece of
 * evidence: who moved, differs in all of it.
 */
public final class Scorer {
    /** Twins never have one name; a slip may make it look so. */
    private static final double SAME_NAME_OF_TWINS = 0.05;

    private static final int EXACT = 1;
    private static final float MOST_BY_SHARE = 5;

    private final Comparison[] comparisons;
    private final Model model;
    private final float[][] weights;
    private final boolean[] residence;
    private final Group[] groups;
    private final int givenName;

    private final int[] grades;
    private final float[] shares;
    private final float[] byComparison;
    private double match;
    private double family;
    private double home;
    private double household;

    public Scorer(List<Comparison> comparisons, Model model) {
        int n = comparisons.size();
        this.comparisons = comparisons.toArray(Comparison[]::new);
        this.model = model;
        this.weights = new float[n][];
        this.residence = new boolean[n];
        this.groups = new Group[n];
        this.grades = new int[n];
        this.shares = new float[n];
        this.byComparison = new float[n];
        int given = -1;
        for (int c = 0; c < n; c++) {
            residence[c] = comparisons.get(c).isResidence();
            groups[c] = comparisons.get(c).group();
            given = comparisons.get(c).name().equals("given name") ? c : given;
        }
        this.givenName = given;
        learn();
    }

    /** Takes the model's weights anew. */
    void learn() {
        for (int c = 0; c < comparisons.length; c++) {
            Model.Spread spread = model.spreads.get(c);
            weights[c] = new float[spread.m.length];
            for (int grade = 1; grade < spread.m.length; grade++) {
                weights[c][grade] = (float) log2(spread.m[grade] / spread.u[grade]);
            }
        }
    }

    /** Compares and weighs; the results stay until the next pair. */
    public void score(int[] left, int[] right) {
        for (int c = 0; c < comparisons.length; c++) {
            int grade = comparisons[c].compare(left, right);
            grades[c] = grade;
            shares[c] = grade == Comparison.MISSING ? 0 : comparisons[c].logShare(grade, left, right);
        }
        weigh(grades, shares, 0);
    }

    /** Weighs what has been compared before; grades and shares lie at {@code from} on. */
    void weigh(int[] grades, float[] shares, int from) {
        double person = 0;
        double birth = 0;
        double others = 0;
        double residing = 0;
        for (int c = 0; c < comparisons.length; c++) {
            float weight = weight(c, grades[from + c], shares[from + c]);
            byComparison[c] = weight;
            if (residence[c]) {
                residing += weight;
            } else if (groups[c] == Group.PERSON) {
                person += weight;
            } else if (groups[c] == Group.BIRTH) {
                birth += weight;
            } else {
                others += weight;
            }
        }
        home = residing;
        family = others + (residing == 0 ? 0 : residing(residing));
        match = person + birth + family;
        household = household(birth, givenName >= 0 && grades[from + givenName] == EXACT);
    }

    private float weight(int c, int grade, float share) {
        if (grade == Comparison.MISSING) {
            return 0;
        }
        if (share == Comparison.NO_SHARE) {
            return weights[c][grade];
        }
        Model.Spread spread = model.spreads.get(c);
        if (grade == EXACT) {
            return (float) log2(spread.m[EXACT]) - share;
        }
        double usual = spread.usualShare[grade];
        float byShare = Double.isNaN(usual) ? 0 : (float) usual - share;
        return weights[c][grade] + Math.max(-MOST_BY_SHARE, Math.min(MOST_BY_SHARE, byShare));
    }

    private double residing(double residing) {
        return residing > 30 ? log2(model.stay) + residing : log2(model.stay * exp2(residing) + 1 - model.stay);
    }

    /** How much likelier than any two records' are these of two of one family, as a logarithm; never below 0. */
    private double household(double birth, boolean sameName) {
        double siblings = log2(model.family) + family;
        double twins = log2(model.twin) + family + birth + (sameName ? log2(SAME_NAME_OF_TWINS) : 0);
        if (siblings < -8 && twins < -8) {
            return 0;
        }
        return log2(1 + exp2(Math.min(siblings, 500)) + exp2(Math.min(twins, 500)));
    }

    /** The weight of all evidence that the records are one person's rather than a family's or any two. */
    public double weight() {
        return match - household;
    }

    double match() {
        return match;
    }

    double household() {
        return household;
    }

    double siblings() {
        return model.family * exp2(Math.min(family, 500)) / exp2(Math.min(household, 500));
    }

    double twins() {
        return Math.max(0, 1 - siblings() - 1 / exp2(Math.min(household, 500)));
    }

    /** The probability that a pair of one person has not moved. */
    double stayed() {
        return model.stay * exp2(Math.min(home, 100)) / (model.stay * exp2(Math.min(home, 100)) + 1 - model.stay);
    }

    double home() {
        return home;
    }

    double family() {
        return family;
    }

    int[] grades() {
        return grades;
    }

    float[] shares() {
        return shares;
    }

    float byComparison(int c) {
        return byComparison[c];
    }

    Comparison[] comparisons() {
        return comparisons;
    }

    boolean isResidence(int c) {
        return residence[c];
    }

    public String shown() {
        StringBuilder shown = new StringBuilder();
        for (int c = 0; c < comparisons.length; c++) {
            shown.append(comparisons[c].name())
                    .append('=')
                    .append(comparisons[c].grades().get(grades[c]).word())
                    .append(" %.1f; ".formatted(byComparison[c]));
        }
        return shown.append("household %.1f".formatted(household)).toString();
    }
}
