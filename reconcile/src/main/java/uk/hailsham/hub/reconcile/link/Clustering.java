package uk.hailsham.hub.reconcile.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.model.Scorer;
import uk.hailsham.hub.reconcile.pack.Records;

/**
 * Decides in deduplication: two clusters become one only when the evidence between all their records, taken together,
 * speaks for it, so that a chain of likenesses does not join strangers.
 */
final class Clustering {
    private static final double LOWEST_PERHAPS = 0.05;
    /** One piece of evidence, however strong, does not outweigh many. */
    private static final double CAP = 7;

    private static final int MOST_COMPARED = 400;

    private final Edges edges;
    private final Records records;
    private final Scorer scorer;
    private final double prior;
    private final Map<Integer, List<Integer>> members = new HashMap<>();
    private final Groups groups = new Groups();
    private final Map<Long, Integer> byPair = new HashMap<>();
    private final int[] a;
    private final int[] b;

    Clustering(Edges edges, Records records, Scorer scorer, double prior) {
        this.edges = edges;
        this.records = records;
        this.scorer = scorer;
        this.prior = prior;
        this.a = new int[records.layout().stride()];
        this.b = new int[records.layout().stride()];
    }

    /** @param precision what is promised; NaN for the best balance of precision and recall */
    Outcome decide(double precision) {
        Integer[] order = new Integer[edges.size];
        Arrays.setAll(order, i -> i);
        double expected = 0;
        for (int edge = 0; edge < edges.size; edge++) {
            double odds = Math.exp(Math.min(edges.odds[edge], 300) * Math.log(2));
            edges.probability[edge] = (float) (odds / (1 + odds));
            expected += edges.probability[edge];
            byPair.put(pair(edges.left[edge], edges.right[edge]), edge);
        }
        Arrays.sort(order, this::compare);
        double threshold = threshold(order, expected, precision);
        double cut = Math.log(threshold / (1 - threshold)) / Math.log(2);
        for (int edge : order) {
            if (edges.probability[edge] < threshold) {
                break;
            }
            join(groups.of(edges.left[edge]), groups.of(edges.right[edge]), cut);
        }
        return outcome(order, threshold, expected);
    }

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    private int compare(int x, int y) {
        if (edges.odds[x] != edges.odds[y]) {
            return Float.compare(edges.odds[y], edges.odds[x]);
        }
        int ids = first(x).compareTo(first(y));
        return ids != 0 ? ids : second(x).compareTo(second(y));
    }

    private String first(int edge) {
        String one = records.id(edges.left[edge]);
        String other = records.id(edges.right[edge]);
        return one.compareTo(other) < 0 ? one : other;
    }

    private String second(int edge) {
        String one = records.id(edges.left[edge]);
        String other = records.id(edges.right[edge]);
        return one.compareTo(other) < 0 ? other : one;
    }

    private double threshold(Integer[] order, double expected, double precision) {
        double sum = 0;
        double best = 0;
        double threshold = 0.999999;
        int taken = 0;
        for (int edge : order) {
            sum += edges.probability[edge];
            taken++;
            double score =
                    Double.isNaN(precision) ? 2 * sum / (taken + expected) : sum / taken >= precision ? taken : -1;
            if (score >= best) {
                best = score;
                threshold = edges.probability[edge];
            }
        }
        return Math.max(0.02, Math.min(threshold, 0.999999));
    }

    private void join(int one, int other, double cut) {
        if (one == other) {
            return;
        }
        List<Integer> ones = members.computeIfAbsent(one, List::of);
        List<Integer> others = members.computeIfAbsent(other, List::of);
        if ((long) ones.size() * others.size() <= MOST_COMPARED && between(ones, others, cut) >= 0) {
            List<Integer> joined = new ArrayList<>(ones);
            joined.addAll(others);
            groups.join(one, other);
            members.remove(one);
            members.remove(other);
            members.put(groups.of(one), joined);
        }
    }

    /** The mean evidence between all records of two clusters, beyond what a pair of its own would need. */
    private double between(List<Integer> ones, List<Integer> others, double cut) {
        double sum = 0;
        for (int one : ones) {
            for (int other : others) {
                sum += Math.max(-CAP, Math.min(CAP, odds(one, other) - cut));
            }
        }
        return sum / ones.size() / others.size();
    }

    private double odds(int one, int other) {
        Integer edge = byPair.get(pair(one, other));
        if (edge != null) {
            return edges.odds[edge];
        }
        records.read(Math.min(one, other), a);
        records.read(Math.max(one, other), b);
        scorer.score(a, b);
        return scorer.weight() + prior;
    }

    private Outcome outcome(Integer[] order, double threshold, double expected) {
        List<Pair> pairs = new ArrayList<>();
        for (int edge : order) {
            boolean same = groups.of(edges.left[edge]) == groups.of(edges.right[edge]);
            if (same || edges.probability[edge] >= LOWEST_PERHAPS) {
                pairs.add(pair(edge, same ? Decision.SAME : Decision.PERHAPS));
            }
        }
        Map<Integer, Integer> clusters = new TreeMap<>();
        members.values().stream()
                .filter(cluster -> cluster.size() > 1)
                .forEach(cluster -> cluster.forEach(record -> clusters.put(record, groups.of(record))));
        return new Outcome(pairs, clusters, threshold, expected);
    }

    private Pair pair(int edge, Decision decision) {
        boolean inOrder = records.id(edges.left[edge]).compareTo(records.id(edges.right[edge])) < 0;
        int left = inOrder ? edges.left[edge] : edges.right[edge];
        int right = inOrder ? edges.right[edge] : edges.left[edge];
        return new Pair(left, right, decision, edges.weight[edge], edges.probability[edge]);
    }
}
