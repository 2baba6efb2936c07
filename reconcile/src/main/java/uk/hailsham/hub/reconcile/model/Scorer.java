package uk.hailsham.hub.reconcile.model;

import static uk.hailsham.hub.reconcile.model.Model.exp2;
import static uk.hailsham.hub.reconcile.model.Model.log2;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.column.Group;
import uk.hailsham.hub.reconcile.comparison.Comparison;
import uk.hailsham.hub.reconcile.comparison.Grade;

/**
 * Weighs two records against each other. Belongs to one thread.
 *
 * <p>Evidence of a family can bring two records together, but brothers and sisters share it and twins their birth as well;
 * so a match is weighed not against any two records only, but against these too. Where somebody lives is one piece of
 * evidence: who moved, differs in all of it.
 */
public final class Scorer {
    private static final int EXACT = 1;
    /** Sums made in another order differ by less. */
    private static final double ROUNDING = 0.01;

    private static final double SETTLED = 24;

    private static final float MOST_BY_SHARE = 4;
    /** What is merely close has less of its value's rarity than what is the same. */
    private static final float TRUST_IN_SHARES = 0.7f;

    private final Comparison[] comparisons;
    private final Model model;
    private final float[][] weights;
    private final float[][] logM;
    private final boolean[] residence;
    private final Group[] groups;
    private final Bounds bounds;
    private final Household household;
    private final int givenName;
    private final boolean[] identifier;

    private final int[] grades;
    private final float[] shares;
    private final float[] byComparison;
    private int[] asked = {};
    private double match;
    private double family;
    private double home;

    public Scorer(List<Comparison> comparisons, Model model) {
        int n = comparisons.size();
        this.comparisons = comparisons.toArray(Comparison[]::new);
        this.model = model;
        this.weights = new float[n][];
        this.logM = new float[n][];
        this.residence = new boolean[n];
        this.groups = new Group[n];
        this.identifier = new boolean[n];
        this.grades = new int[n];
        this.shares = new float[n];
        this.byComparison = new float[n];
        int given = -1;
        for (int c = 0; c < n; c++) {
            residence[c] = comparisons.get(c).isResidence();
            groups[c] = comparisons.get(c).group();
            identifier[c] = comparisons.get(c).isIdentifier();
            given = comparisons.get(c).name().equals("given name") ? c : given;
        }
        this.givenName = given;
        this.bounds = new Bounds(this.comparisons);
        this.household = new Household(model);
        learn();
    }

    /** Takes the model's weights anew. */
    void learn() {
        for (int c = 0; c < comparisons.length; c++) {
            Model.Spread spread = model.spreads.get(c);
            weights[c] = new float[spread.m.length];
            logM[c] = new float[spread.m.length];
            for (int grade = 1; grade < spread.m.length; grade++) {
                logM[c][grade] = (float) log2(spread.m[grade]);
                weights[c][grade] = (float) log2(spread.m[grade] / spread.u[grade]);
            }
        }
    }

    /** Compares and weighs; the results stay until the next pair. */
    public void score(int[] left, int[] right) {
        for (int c = 0; c < comparisons.length; c++) {
            compare(c, left, right);
        }
        weigh(grades, shares, 0);
    }

    /** The record of which pairs are weighed until the next is told. */
    public void ask(int[] left) {
        asked = left;
        bounds.ask(left, this::most);
    }

    private float most(int c, int[] left) {
        float most = 0;
        for (int grade = 1; grade < weights[c].length && comparisons[c].says(left); grade++) {
            boolean exact = model.spreads.get(c).grades.get(grade).level() == Level.EXACT;
            float least = comparisons[c].leastShare(grade, left);
            float byShare = least == Comparison.NO_SHARE ? 0 : MOST_BY_SHARE;
            float own = exact ? Math.max(weights[c][grade], logM[c][grade] - least) : weights[c][grade] + byShare;
            most = Math.max(most, own);
        }
        return most;
    }

    /**
     * Whether a partner with these odds (a logarithm, base 2) ends the search once the strong keys are looked up. A
     * likelihood ratio is 1 on average among records of somebody else, and the odds of any of them begin at one to their
     * number; so that one of those not looked at reaches odds of 2^n has a chance of 2^-n at most (Markov). Those of one
     * family, for whom that does not hold, share the birth, which is a strong key, or differ in it.
     */
    public static boolean settles(double odds) {
        return odds >= SETTLED;
    }

    /**
     * Compares and weighs the asked record and this one, unless the weight cannot be so much. A family's evidence brings no
     * more than what a pair of one family is rarer than any pair.
     *
     * @return false when the pair is not worth weighing; then there are no results
     */
    public boolean score(int[] right, double least) {
        double needed = least - ROUNDING;
        double cap = Math.min(-log2(model.family), bounds.family(bounds.family(), 0));
        double sum = 0;
        for (int i = 0; i < bounds.family(); i++) {
            sum += compared(bounds.at(i), right);
            if (sum + bounds.person(i + 1) + cap < needed) {
                return false;
            }
        }
        double residing = 0;
        for (int i = bounds.family(); i < bounds.size(); i++) {
            int c = bounds.at(i);
            double weight = compared(c, right);
            residing += residence[c] ? weight : 0;
            sum += residence[c] ? 0 : weight;
            if (sum + bounds.family(i + 1, residing) < needed) {
                return false;
            }
        }
        weigh(grades, shares, 0);
        return true;
    }

    private float compared(int c, int[] right) {
        compare(c, asked, right);
        return weight(c, grades[c], shares[c]);
    }

    private void compare(int c, int[] left, int[] right) {
        int grade = comparisons[c].compare(left, right);
        grades[c] = grade;
        shares[c] = grade == Comparison.MISSING ? 0 : comparisons[c].logShare(grade, left, right);
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
        boolean sameName = givenName >= 0 && grades[from + givenName] == EXACT;
        household.weigh(family, birth, mixedUp(grades, from), sameName);
    }

    /** By how much likelier a shared number is within a family than among any two; 0 when none is shared. */
    private double mixedUp(int[] grades, int from) {
        double mixedUp = 0;
        for (int c = 0; c < comparisons.length; c++) {
            if (identifier[c] && grades[from + c] == EXACT) {
                mixedUp = Math.max(mixedUp, -log2(model.spreads.get(c).u[EXACT]));
            }
        }
        return mixedUp;
    }

    private float weight(int c, int grade, float share) {
        if (grade == Comparison.MISSING) {
            return 0;
        }
        if (share == Comparison.NO_SHARE) {
            return weights[c][grade];
        }
        Model.Spread spread = model.spreads.get(c);
        if (spread.grades.get(grade).level() == Level.EXACT) {
            return logM[c][grade] - share;
        }
        double usual = spread.usualShare[grade];
        float byShare = Double.isNaN(usual) ? 0 : ((float) usual - share) * TRUST_IN_SHARES;
        return weights[c][grade] + Math.max(-MOST_BY_SHARE, Math.min(MOST_BY_SHARE, byShare));
    }

    private double residing(double residing) {
        return residing > 30 ? log2(model.stay) + residing : log2(model.stay * exp2(residing) + 1 - model.stay);
    }

    /** The weight of all evidence that the records are one person's rather than a family's or any two. */
    public double weight() {
        return match - household.weight();
    }

    double match() {
        return match;
    }

    /** How much of it two of one family would share as well. */
    Household household() {
        return household;
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

    /** What the last pair's weight consists of, in the order of the comparisons; missing values left out. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int c = 0; c < comparisons.length; c++) {
            if (grades[c] != Comparison.MISSING) {
                Grade grade = comparisons[c].grades().get(grades[c]);
                steps.add(new Step(comparisons[c].name(), grade.word(), grade.level(), byComparison[c]));
            }
        }
        if (home != 0 && Math.abs(residing(home) - home) > 0.05) {
            steps.add(new Step("residence", "people move", Level.CLOSE, residing(home) - home));
        }
        if (household.weight() > 0.05) {
            steps.add(new Step(
                    "household", "brothers, sisters and twins share as much", Level.DIFFERENT, -household.weight()));
        }
        return steps;
    }
}
