package uk.hailsham.hub.reconcile.model;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.reconcile.comparison.Comparison;
import uk.hailsham.hub.reconcile.comparison.Comparisons;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Frequencies;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.work.Workers;

/**
 * What chance brings about: how often any two records agree. The same value of a field is counted exactly, from the
 * frequencies; what is merely close is met among some hundred thousand pairs of records chosen by their ids.
 */
final class Chance {
    private static final int RECORDS = 20_000;
    private static final int PARTNERS = 20;
    private static final int PAIRS = 400_000;
    private static final double PRIOR_PAIRS = 20;
    private static final int ENOUGH = 10;

    private final Comparisons comparisons;
    private final Records left;
    private final Records right;
    private final Workers workers;
    private long[][] counts;
    private double[][] shareSums;

    Chance(Comparisons comparisons, Records left, Records right, Workers workers) {
        this.comparisons = comparisons;
        this.left = left;
        this.right = right;
        this.workers = workers;
    }

    /** Puts what chance brings about into the model. */
    void learn(Model model, Frequencies ofLeft, Frequencies ofRight) {
        meet();
        List<Field> fields = comparisons.layout().fields();
        for (int c = 0; c < model.spreads.size(); c++) {
            Model.Spread spread = model.spreads.get(c);
            long total = total(counts[c]);
            for (int grade = 1; grade < spread.u.length; grade++) {
                double prior = spread.grades.get(grade).u();
                // What was never met may still be; half a pair keeps it from looking impossible.
                spread.u[grade] = (counts[c][grade] + PRIOR_PAIRS * prior + 0.5) / (total + PRIOR_PAIRS + 1);
                boolean shared = counts[c][grade] >= ENOUGH && shareSums[c][grade] != 0;
                spread.usualShare[grade] = shared ? shareSums[c][grade] / counts[c][grade] : Double.NaN;
            }
            if (comparisons.countsExactly(fields.get(c)) && fields.get(c).values() == 1) {
                spread.u[1] = Math.max(Frequencies.agreement(ofLeft, ofRight, fields.get(c)), 1e-9);
            }
        }
    }

    private static long total(long[] counts) {
        long total = 0;
        for (int grade = 1; grade < counts.length; grade++) {
            total += counts[grade];
        }
        return total;
    }

    private void meet() {
        int[] lefts = Sample.of(left, RECORDS, workers);
        int[] rights = left == right ? lefts : Sample.of(right, RECORDS, workers);
        int partners = (int) Math.min(Math.max(PARTNERS, PAIRS / Math.max(1, lefts.length)), rights.length);
        List<long[][]> all = new ArrayList<>();
        List<double[][]> sums = new ArrayList<>();
        int shares = workers.count();
        workers.each(shares, share -> {
            List<Comparison> own = comparisons.forThread();
            long[][] counted = new long[own.size()][];
            double[][] summed = new double[own.size()][];
            for (int c = 0; c < counted.length; c++) {
                counted[c] = new long[own.get(c).grades().size()];
                summed[c] = new double[own.get(c).grades().size()];
            }
            for (int i = share; i < lefts.length; i += shares) {
                meet(lefts, i, rights, partners, own, counted, summed);
            }
            synchronized (all) {
                all.add(counted);
                sums.add(summed);
            }
        });
        add(all, sums);
    }

    private void meet(
            int[] lefts, int i, int[] rights, int partners, List<Comparison> own, long[][] counted, double[][] summed) {
        int[] a = new int[left.layout().stride()];
        int[] b = new int[left.layout().stride()];
        left.read(lefts[i], a);
        for (int k = 0; k < partners; k++) {
            int j = (int) ((i * 7919L + 1 + (long) k * rights.length / partners) % rights.length);
            if (left == right && lefts[i] == rights[j]) {
                continue;
            }
            right.read(rights[j], b);
            for (int c = 0; c < own.size(); c++) {
                int grade = own.get(c).compare(a, b);
                counted[c][grade]++;
                summed[c][grade] += Math.rint(own.get(c).logShare(grade, a, b) * 4096);
            }
        }
    }

    /** Sums of whole numbers do not depend on which thread counted what. */
    private void add(List<long[][]> all, List<double[][]> sums) {
        counts = all.get(0);
        shareSums = sums.get(0);
        for (int t = 1; t < all.size(); t++) {
            for (int c = 0; c < counts.length; c++) {
                for (int grade = 0; grade < counts[c].length; grade++) {
                    counts[c][grade] += all.get(t)[c][grade];
                    shareSums[c][grade] += sums.get(t)[c][grade];
                }
            }
        }
        for (double[] byGrade : shareSums) {
            for (int grade = 0; grade < byGrade.length; grade++) {
                byGrade[grade] /= 4096;
            }
        }
    }
}
