package uk.hailsham.hub.reconcile.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is who. A target is what a linker has to find: a pair, or any one of the entries of a person who stands twice. */
public final class Truth {
    private final Matching matching;
    private final Map<String, Map<String, Integer>> targets = new HashMap<>();
    private final Map<String, List<TruePair>> byLeft = new LinkedHashMap<>();
    private final List<TruePair> first = new ArrayList<>();

    public Truth(Matching matching, Iterable<TruePair> pairs) {
        this.matching = matching;
        for (TruePair pair : pairs) {
            TruePair ordered = matching.ordered(pair);
            byLeft.computeIfAbsent(ordered.left(), k -> new ArrayList<>(1)).add(ordered);
        }
        byLeft.values().forEach(this::target);
    }

    private void target(List<TruePair> ofOne) {
        boolean twice = ofOne.stream().anyMatch(pair -> pair.kinds().contains(TruePair.DUPLICATE));
        int shared = -1;
        for (TruePair pair : ofOne) {
            if (pair.hasPartner()) {
                if (!twice || shared < 0) {
                    shared = first.size();
                    first.add(pair);
                }
                targets.computeIfAbsent(pair.left(), k -> new HashMap<>(2)).put(pair.right(), shared);
            }
        }
    }

    /** The target that a link finds, or -1 when it is wrong. */
    int target(Link link) {
        Link ordered = matching.ordered(link);
        Map<String, Integer> ofLeft = targets.get(ordered.left());
        return ofLeft == null ? -1 : ofLeft.getOrDefault(ordered.right(), -1);
    }

    boolean right(Link link) {
        return target(link) >= 0;
    }

    int size() {
        return first.size();
    }

    /** Of a person who stands twice, the pair that was named first. */
    TruePair pair(int target) {
        return first.get(target);
    }

    Map<String, List<TruePair>> byLeft() {
        return byLeft;
    }

    Matching matching() {
        return matching;
    }
}
