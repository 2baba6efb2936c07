package uk.hailsham.hub.reconcile.link;

import java.util.List;
import java.util.Map;
import uk.hailsham.hub.reconcile.Decision;

/**
 * All decisions, and what the engine believes of them.
 *
 * @param pairs those decided same or perhaps, the most probable first
 * @param clusters in deduplication, by record the least number of its cluster; alone in it when not named
 * @param threshold the least probability at which a pair is the same
 * @param expected how many pairs of one person there are among the candidates, by their probabilities
 */
public record Outcome(List<Pair> pairs, Map<Integer, Integer> clusters, double threshold, double expected) {
    public long count(Decision decision) {
        return pairs.stream().filter(pair -> pair.decision() == decision).count();
    }

    /** The share of pairs called the same that are, by their probabilities. */
    public double precision() {
        return pairs.stream()
                .filter(pair -> pair.decision() == Decision.SAME)
                .mapToDouble(Pair::probability)
                .average()
                .orElse(1);
    }

    /** The share of pairs of one person, among the candidates, that are called the same. */
    public double recall() {
        double found = pairs.stream()
                .filter(pair -> pair.decision() == Decision.SAME)
                .mapToDouble(Pair::probability)
                .sum();
        return expected == 0 ? 1 : Math.min(1, found / expected);
    }
}
