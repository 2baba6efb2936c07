package uk.hailsham.hub.reconcile.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.reconcile.comparison.Comparison;
import uk.hailsham.hub.reconcile.comparison.Grade;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;

/** What has been learned: how often each grade occurs among records of one person, and among any two. */
public final class Model {
    /** How a comparison's grades are spread. */
    static final class Spread {
        final String name;
        final List<Grade> grades;
        /** Where training begins, and what holds it. */
        final double[] prior;

        final double[] m;
        final double[] u;
        /** By grade, the usual logarithm of the compared value's share; NaN where shares play no part. */
        final double[] usualShare;

        Spread(Comparison comparison) {
            name = comparison.name();
            grades = comparison.grades();
            prior = grades.stream().mapToDouble(Grade::m).toArray();
            m = prior.clone();
            u = grades.stream().mapToDouble(Grade::u).toArray();
            usualShare = new double[m.length];
            Arrays.fill(usualShare, Double.NaN);
        }

        private void expect(Map<String, Double> shares) {
            double told = 0;
            double others = 0;
            for (String level : shares.keySet()) {
                if (grades.stream().skip(1).noneMatch(grade -> grade.word().equals(level))) {
                    throw new IllegalArgumentException("expected a level of '" + name + "', "
                            + grades.stream().skip(1).map(Grade::word).toList() + ", found '" + level + "'");
                }
            }
            for (int grade = 1; grade < prior.length; grade++) {
                Double share = shares.get(grades.get(grade).word());
                told += share == null ? 0 : share;
                others += share == null ? prior[grade] : 0;
            }
            for (int grade = 1; grade < prior.length; grade++) {
                Double share = shares.get(grades.get(grade).word());
                prior[grade] =
                        Math.max(1e-6, share != null ? share : prior[grade] * (1 - told) / Math.max(others, 1e-9));
                m[grade] = prior[grade];
            }
        }
    }

    final List<Spread> spreads = new ArrayList<>();
    /** Whether two records of one person come from one residence. */
    double stay = 0.85;
    /** The probability that any two records are one person's. */
    double match;
    /** The probability that any two records are two children of one family, and that they are twins besides. */
    double family;

    double twin;
    /** In linking: the share of asked records that have a partner. */
    double partnered = 0.8;

    Model(List<Comparison> comparisons) {
        comparisons.forEach(comparison -> spreads.add(new Spread(comparison)));
    }

    /**
     * Lays down how often levels are expected among pairs of one person; the others share what is left.
     *
     * @throws IllegalArgumentException for a comparison or level that there is not
     */
    void expect(Map<String, Map<String, Double>> levels) {
        levels.forEach((name, shares) -> spreads.stream()
                .filter(spread -> spread.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + spreads.stream().map(spread -> spread.name).toList() + ", found '" + name + "'"))
                .expect(shares));
    }

    public double match() {
        return match;
    }

    public double partnered() {
        return partnered;
    }

    /** What to add to a pair's weight for the logarithm of its odds: in linking, against having no partner at all. */
    public double prior(boolean linking) {
        return log2(match) - log2(linking ? 1 - partnered : 1 - match);
    }

    /** Every comparison with its grades: how often each is met among matches and among others, and its weight. */
    public String explained() {
        StringBuilder text = new StringBuilder();
        text.append("%-34s %-38s %12s %12s %8s%n".formatted("comparison", "level", "one person", "any two", "weight"));
        for (Spread spread : spreads) {
            for (int grade = 1; grade < spread.m.length; grade++) {
                text.append("%-34s %-38s %12.6f %12.3g %8.2f%n"
                        .formatted(
                                grade == 1 ? spread.name : "",
                                spread.grades.get(grade).word(),
                                spread.m[grade],
                                spread.u[grade],
                                log2(spread.m[grade] / spread.u[grade])));
            }
        }
        return text.append("%-34s %-38s %12.6f%n".formatted("residence", "lives where it did", stay))
                .append("any two records: one person's %.3g, one family's %.3g, twins' %.3g%n"
                        .formatted(match, family, twin))
                .toString();
    }

    static double log2(double x) {
        return Math.log(x) * 1.4426950408889634;
    }

    static double exp2(double x) {
        return x < -1000 ? 0 : Math.exp(x * 0.6931471805599453);
    }

    /** For a snapshot; the comparisons are known from the layout. */
    public void save(SnapshotWriter out) throws IOException {
        out.text(ModelFile.text(this));
    }

    public static Model open(SnapshotReader in, List<Comparison> comparisons) throws IOException {
        return ModelFile.read("snapshot", in.text().lines().toList(), comparisons);
    }
}
