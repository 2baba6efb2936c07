package uk.hailsham.hub.reconcile.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How true pairs of one kind fare.
 *
 * @param same found by a link that is decided
 * @param sameOrPerhaps found by any
 * @param wrong with a decided link of the left record, of one file of either, to somebody else
 */
public record KindFigures(String kind, Share same, Share sameOrPerhaps, Share wrong) {
    static List<KindFigures> of(Truth truth, List<Link> links, Counting same, Counting any) {
        Set<String> astray = astray(truth, links);
        Map<String, long[]> counts = new TreeMap<>();
        for (int target = 0; target < truth.size(); target++) {
            TruePair pair = truth.pair(target);
            boolean wrong = astray.contains(pair.left())
                    || truth.matching() == Matching.ONE_FILE && astray.contains(pair.right());
            for (String kind : pair.kinds()) {
                long[] count = counts.computeIfAbsent(kind, k -> new long[4]);
                count[0]++;
                count[1] += same.found(target) ? 1 : 0;
                count[2] += any.found(target) ? 1 : 0;
                count[3] += wrong ? 1 : 0;
            }
        }
        List<KindFigures> figures = new ArrayList<>();
        counts.forEach((kind, n) ->
                figures.add(new KindFigures(kind, Share.of(n[1], n[0]), Share.of(n[2], n[0]), Share.of(n[3], n[0]))));
        return figures;
    }

    private static Set<String> astray(Truth truth, List<Link> links) {
        Set<String> astray = new HashSet<>();
        for (Link link : links) {
            if (link.same() && !truth.right(link)) {
                astray.add(link.left());
                if (truth.matching() == Matching.ONE_FILE) {
                    astray.add(link.right());
                }
            }
        }
        return astray;
    }
}
