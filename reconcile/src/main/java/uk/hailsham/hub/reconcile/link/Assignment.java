package uk.hailsham.hub.reconcile.link;

import java.util.HashSet;
import java.util.Set;

/** Chooses pairs so that no record is in two, the best first; then lets a pair go where two others are worth more together. */
final class Assignment {
    private final Edges edges;
    private final Integer[] order;

    Assignment(Edges edges, Integer[] order) {
        this.edges = edges;
        this.order = order;
    }

    boolean[] assigned() {
        boolean[] assigned = new boolean[edges.size];
        Set<Integer> lefts = new HashSet<>();
        Set<Integer> rights = new HashSet<>();
        for (int edge : order) {
            if (!lefts.contains(edges.left[edge]) && !rights.contains(edges.right[edge])) {
                assigned[edge] = true;
                lefts.add(edges.left[edge]);
                rights.add(edges.right[edge]);
            }
        }
        return assigned;
    }
}
