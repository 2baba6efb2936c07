package uk.hailsham.hub.reconcile.explain;

import java.util.List;
import java.util.Locale;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.model.Step;

/** A decision with all its evidence. */
public record Explanation(
        String left, String right, Decision decision, List<Step> steps, double weight, double probability) {
    private static final int HALF = 20;

    /** The same with the records in each other's place; evidence is alike both ways. */
    public Explanation turned() {
        return new Explanation(right, left, decision, steps, weight, probability);
    }

    /** A waterfall of weights, one line a step; what speaks for it grows to the right. */
    public String text() {
        double most = steps.stream()
                .mapToDouble(step -> Math.abs(step.weight()))
                .max()
                .orElse(1);
        StringBuilder text = new StringBuilder(title()).append('\n');
        double sum = 0;
        for (Step step : steps) {
            sum += step.weight();
            text.append(String.format(
                    Locale.ROOT,
                    "  %-20s %-42s %s %+7.2f %8.2f%n",
                    step.column(),
                    step.grade(),
                    bar(step.weight() / most),
                    step.weight(),
                    sum));
        }
        return text.toString();
    }

    String title() {
        return String.format(
                Locale.ROOT,
                "%s | %s: %s, probability %.4f, weight %.2f",
                left,
                right,
                decision.name().toLowerCase(Locale.ROOT),
                probability,
                weight);
    }

    private static String bar(double share) {
        int length = (int) Math.round(Math.abs(share) * HALF);
        String bar = "#".repeat(length);
        return share < 0
                ? " ".repeat(HALF - length) + bar + "|" + " ".repeat(HALF)
                : " ".repeat(HALF) + "|" + bar + " ".repeat(HALF - length);
    }
}
