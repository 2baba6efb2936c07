package uk.hailsham.hub.reconcile.link;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Chooses pairs so that no record is in two. Where the pairs that are likelier than not hang together, those are chosen that
 * are likeliest together; what is left is taken best first, so that every record has a partner to be judged by.
 */
final class Assignment {
    /** A component of more pairs is bettered step by step instead of solved. */
    static final int MOST_SOLVED = 400;

    private final Edges edges;
    private final int[] order;

    /** @param order every edge, the best first */
    Assignment(Edges edges, int... order) {
        this.edges = edges;
        this.order = order;
    }

    /** By edge, whether it is chosen. */
    boolean[] assigned() {
        boolean[] assigned = new boolean[edges.size];
        int[] ranks = new int[edges.size];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        Runs components = Runs.of(components(), edges.size);
        for (int from = 0, to; from < components.size(); from = to) {
            to = components.end(from);
            components.sort(from, to, ranks);
            solve(components, from, to, assigned);
        }
        bestFirst(assigned);
        return assigned;
    }

    /** By edge, one of those with which it shares a record, or shares it by way of others. */
    private int[] components() {
        int[] parents = new int[edges.size];
        Arrays.setAll(parents, edge -> edge);
        join(parents, Runs.of(edges.left, edges.size));
        join(parents, Runs.of(edges.right, edges.size));
        for (int edge = 0; edge < parents.length; edge++) {
            parents[edge] = root(parents, edge);
        }
        return parents;
    }

    private void join(int[] parents, Runs runs) {
        for (int from = 0, to; from < runs.size(); from = to) {
            to = runs.end(from);
            int first = -1;
            for (int place = from; place < to; place++) {
                int edge = runs.edge(place);
                if (edges.odds[edge] > 0) {
                    first = first < 0 ? edge : first;
                    parents[root(parents, edge)] = root(parents, first);
                }
            }
        }
    }

    private static int root(int[] parents, int edge) {
        int root = edge;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private void solve(Runs components, int from, int to, boolean[] assigned) {
        int first = components.edge(from);
        if (to == from + 1) {
            assigned[first] = edges.odds[first] > 0;
            return;
        }
        Component component = new Component(to - from);
        for (int place = from; place < to; place++) {
            int edge = components.edge(place);
            component.add(edges.left[edge], edges.right[edge], edges.odds[edge]);
        }
        for (int chosen : to - from <= MOST_SOLVED ? component.best() : component.bettered()) {
            assigned[components.edge(from + chosen)] = true;
        }
    }

    private void bestFirst(boolean[] assigned) {
        BitSet lefts = new BitSet();
        BitSet rights = new BitSet();
        for (int edge = 0; edge < assigned.length; edge++) {
            if (assigned[edge]) {
                lefts.set(edges.left[edge]);
                rights.set(edges.right[edge]);
            }
        }
        for (int edge : order) {
            if (!lefts.get(edges.left[edge]) && !rights.get(edges.right[edge])) {
                assigned[edge] = true;
                lefts.set(edges.left[edge]);
                rights.set(edges.right[edge]);
            }
        }
    }
}
