package uk.hailsham.hub.reconcile.key;

import java.util.Map;
import java.util.TreeMap;

/** Keys that too many records share: how often they were narrowed, and how often even that was too much. */
public final class Unexpanded {
    private final Map<String, long[]> keys = new TreeMap<>();

    void add(BlockingKey key, boolean left, long records) {
        long[] counts = keys.computeIfAbsent(key.name(), name -> new long[3]);
        counts[0]++;
        counts[1] += left ? 1 : 0;
        counts[2] += left ? records : 0;
    }

    public void addAll(Unexpanded other) {
        other.keys.forEach((key, counts) -> keys.merge(key, counts.clone(), (a, b) -> {
            for (int i = 0; i < a.length; i++) {
                a[i] += b[i];
            }
            return a;
        }));
    }

    /** By key: look-ups narrowed, look-ups left out altogether, pairs these would have been. */
    public Map<String, long[]> keys() {
        return keys;
    }
}
