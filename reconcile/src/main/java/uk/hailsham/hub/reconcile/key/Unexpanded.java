package uk.hailsham.hub.reconcile.key;

import java.util.Map;
import java.util.TreeMap;

/** Keys that too many records share: how often they were narrowed, how often even that was too much, and what it cost. */
public final class Unexpanded {
    private final Map<String, long[]> keys = new TreeMap<>();

    /** @param unseen records that share the key and were not looked at by it, at least */
    void add(BlockingKey key, boolean left, long unseen) {
        long[] counts = keys.computeIfAbsent(key.name(), name -> new long[3]);
        counts[0]++;
        counts[1] += left ? 1 : 0;
        counts[2] += unseen;
    }

    public void addAll(Unexpanded other) {
        other.keys.forEach((key, counts) -> keys.merge(key, counts.clone(), (a, b) -> {
            for (int i = 0; i < a.length; i++) {
                a[i] += b[i];
            }
            return a;
        }));
    }

    /**
     * By key: look-ups narrowed, those of them left out altogether, and at least how many pairs were not looked at by this
     * key; another may have found them.
     */
    public Map<String, long[]> keys() {
        return keys;
    }
}
