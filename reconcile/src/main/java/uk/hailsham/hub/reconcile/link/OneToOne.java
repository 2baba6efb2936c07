package uk.hailsham.hub.reconcile.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.pack.Records;

/** Decides in linking two files: each record has one partner at most, and the threshold keeps a promised precision. */
final class OneToOne {
    /** Probabilities are estimates, too: half of what may go wrong is left to them. */
    private static final double RESERVE = 0.5;
    /** No single pair may be wrong so much oftener than all together. */
    private static final double WORST = 10;

    private static final double LOWEST_PERHAPS = 0.02;
    private static final int MOST_PERHAPS = 3;

    private final Edges edges;
    private final Records left;
    private final Records right;
    private final double precision;

    OneToOne(Edges edges, Records left, Records right, double precision) {
        this.edges = edges;
        this.left = left;
        this.right = right;
        this.precision = precision;
    }

    Outcome decide() {
        int[] order = Ranking.of(edges.size, edges.probability, edges.weight, this::compare);
        boolean[] assigned = new Assignment(edges, order).assigned();
        double threshold = threshold(order, assigned);
        List<Pair> pairs = new ArrayList<>();
        double expected = 0;
        int[] perhaps = new int[left.capacity()];
        for (int edge : order) {
            double probability = edges.probability[edge];
            boolean same = assigned[edge] && probability >= threshold;
            expected += assigned[edge] ? probability : 0;
            if (same || probability >= LOWEST_PERHAPS && perhaps[edges.left[edge]]++ < MOST_PERHAPS) {
                pairs.add(pair(edge, same ? Decision.SAME : Decision.PERHAPS));
            }
        }
        return new Outcome(pairs, Map.of(), threshold, expected);
    }

    private Pair pair(int edge, Decision decision) {
        return new Pair(edges.left[edge], edges.right[edge], decision, edges.weight[edge], edges.probability[edge]);
    }

    private int compare(int a, int b) {
        int ids = left.id(edges.left[a]).compareTo(left.id(edges.left[b]));
        return ids != 0 ? ids : right.id(edges.right[a]).compareTo(right.id(edges.right[b]));
    }

    private double threshold(int[] order, boolean[] assigned) {
        double wrong = 0;
        int taken = 0;
        double least = Math.max(0.5, 1 - WORST * (1 - precision));
        double threshold = 1;
        for (int edge : order) {
            double probability = edges.probability[edge];
            if (probability < least) {
                break;
            }
            if (assigned[edge]) {
                wrong += 1 - probability;
                taken++;
                if (wrong <= RESERVE * (1 - precision) * taken) {
                    threshold = probability;
                }
            }
        }
        return threshold;
    }
}
