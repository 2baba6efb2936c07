package uk.hailsham.hub.reconcile.link;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import uk.hailsham.hub.reconcile.model.Model;
import uk.hailsham.hub.reconcile.model.Scorer;
import uk.hailsham.hub.reconcile.pack.Records;

/**
 * Turns odds into probabilities where a record has one partner at most: what speaks for a rival speaks against a pair. Two
 * records of one file that are one person's, as duplicates in an index are, are no rivals of each other.
 */
final class Rivals {
    private static final float RIVALRY = 12;
    private static final int MOST_LOOKED_AT = 6;
    private static final double ONE_PERSON = 4;

    private final Scorer scorer;
    private final Model model;
    private final Edges edges;

    Rivals(Scorer scorer, Model model, Edges edges) {
        this.scorer = scorer;
        this.model = model;
        this.edges = edges;
    }

    void weigh(Records left, Records right) {
        Groups rights = duplicates(edges.left, edges.right, right);
        Groups lefts = duplicates(edges.right, edges.left, left);
        Map<Integer, Double> ofLeft = sums(edges.left, edges.right, rights);
        Map<Integer, Double> ofRight = sums(edges.right, edges.left, lefts);
        Map<Long, Double> bestOfLeft = best(edges.left, edges.right, rights);
        Map<Long, Double> bestOfRight = best(edges.right, edges.left, lefts);
        for (int edge = 0; edge < edges.size; edge++) {
            double odds = odds(edge);
            double rivals = ofLeft.get(edges.left[edge])
                    - bestOfLeft.get(pair(edges.left[edge], rights.of(edges.right[edge])))
                    + ofRight.get(edges.right[edge])
                    - bestOfRight.get(pair(edges.right[edge], lefts.of(edges.left[edge])));
            edges.probability[edge] = (float) (odds / (1 + Math.max(0, rivals) + odds));
        }
    }

    private double odds(int edge) {
        return Math.exp(Math.min(edges.odds[edge], 300) * Math.log(2));
    }

    private static long pair(int a, int b) {
        return (long) a << 32 | b;
    }

    private Map<Long, Double> best(int[] ones, int[] others, Groups groups) {
        Map<Long, Double> best = new HashMap<>();
        for (int edge = 0; edge < edges.size; edge++) {
            best.merge(pair(ones[edge], groups.of(others[edge])), odds(edge), Math::max);
        }
        return best;
    }

    private Map<Integer, Double> sums(int[] ones, int[] others, Groups groups) {
        Map<Integer, Double> sums = new HashMap<>();
        best(ones, others, groups).forEach((pair, odds) -> sums.merge((int) (pair >>> 32), odds, Double::sum));
        return sums;
    }

    /** Among the partners that one record might have, those that are one person. */
    private Groups duplicates(int[] ones, int[] others, Records file) {
        Integer[] order = new Integer[edges.size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> ones[a] != ones[b]
                        ? Integer.compare(ones[a], ones[b])
                        : edges.odds[a] != edges.odds[b]
                                ? Float.compare(edges.odds[b], edges.odds[a])
                                : Integer.compare(others[a], others[b]));
        Groups groups = new Groups();
        int[] row = new int[file.layout().stride()];
        int[] rival = new int[file.layout().stride()];
        for (int i = 0; i < order.length; i++) {
            for (int j = i + 1; j < Math.min(order.length, i + MOST_LOOKED_AT); j++) {
                boolean rivals = ones[order[i]] == ones[order[j]]
                        && edges.odds[order[j]] > 0
                        && edges.odds[order[i]] - edges.odds[order[j]] < RIVALRY * 2;
                if (!rivals) {
                    break;
                }
                file.read(others[order[i]], row);
                file.read(others[order[j]], rival);
                scorer.score(row, rival);
                if (scorer.weight() + model.prior(false) > ONE_PERSON) {
                    groups.join(others[order[i]], others[order[j]]);
                }
            }
        }
        return groups;
    }
}
