package uk.hailsham.hub.reconcile.link;

import java.util.HashMap;
import java.util.Map;

/** Records that belong together, by a forest of which each tree is a group. */
final class Groups {
    private final Map<Integer, Integer> parents = new HashMap<>();

    int of(int record) {
        int root = record;
        for (Integer parent = parents.get(root); parent != null; parent = parents.get(root)) {
            root = parent;
        }
        for (int at = record; at != root; ) {
            at = parents.put(at, root);
        }
        return root;
    }

    /** The lesser number stands for both. */
    void join(int a, int b) {
        int one = of(a);
        int other = of(b);
        if (one != other) {
            parents.put(Math.max(one, other), Math.min(one, other));
        }
    }
}
