package uk.hailsham.hub.reconcile.link;

import java.util.Arrays;
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
        Runs lefts = Runs.of(edges.left, edges.size);
        Runs rights = Runs.of(edges.right, edges.size);
        Groups duplicatesOnTheRight = duplicates(lefts, edges.right, right);
        Groups duplicatesOnTheLeft = duplicates(rights, edges.left, left);
        double[] rivals = new double[edges.size];
        add(rivals, Runs.of(edges.left, edges.size), edges.right, duplicatesOnTheRight);
        add(rivals, Runs.of(edges.right, edges.size), edges.left, duplicatesOnTheLeft);
        for (int edge = 0; edge < edges.size; edge++) {
            double odds = odds(edge);
            edges.probability[edge] = (float) (odds / (1 + Math.max(0, rivals[edge]) + odds));
        }
    }

    private double odds(int edge) {
        return Math.exp(Math.min(edges.odds[edge], 300) * Math.log(2));
    }

    /** Of each record's edges, what speaks for others than the edge's own person. */
    private void add(double[] rivals, Runs runs, int[] others, Groups groups) {
        int[] persons = new int[edges.size];
        Arrays.setAll(persons, edge -> groups.of(others[edge]));
        for (int from = 0, to; from < runs.size(); from = to) {
            to = runs.end(from);
            if (to > from + 1) {
                runs.sort(from, to, persons);
                add(rivals, runs, from, to, persons);
            }
        }
    }

    private void add(double[] rivals, Runs runs, int from, int to, int... persons) {
        double sum = 0;
        double[] best = new double[to - from];
        for (int first = from, end; first < to; first = end) {
            end = first;
            while (end < to && persons[runs.edge(end)] == persons[runs.edge(first)]) {
                best[first - from] = Math.max(best[first - from], odds(runs.edge(end++)));
            }
            Arrays.fill(best, first - from, end - from, best[first - from]);
            sum += best[first - from];
        }
        for (int place = from; place < to; place++) {
            rivals[runs.edge(place)] += sum - best[place - from];
        }
    }

    /** Among the partners that one record might have, those that are one person. */
    private Groups duplicates(Runs runs, int[] others, Records file) {
        Groups groups = new Groups();
        int[] row = new int[file.layout().stride()];
        int[] rival = new int[file.layout().stride()];
        for (int from = 0, to; from < runs.size(); from = to) {
            to = runs.end(from);
            runs.sort(from, to, edges.odds);
            for (int i = from; i < to; i++) {
                for (int j = i + 1; j < Math.min(to, i + MOST_LOOKED_AT) && areClose(runs.edge(i), runs.edge(j)); j++) {
                    file.read(others[runs.edge(i)], row);
                    file.read(others[runs.edge(j)], rival);
                    scorer.score(row, rival);
                    if (scorer.weight() + model.prior(false) > ONE_PERSON) {
                        groups.join(others[runs.edge(i)], others[runs.edge(j)]);
                    }
                }
            }
        }
        return groups;
    }

    private boolean areClose(int edge, int lesser) {
        return edges.odds[lesser] > 0 && edges.odds[edge] - edges.odds[lesser] < RIVALRY * 2;
    }
}
