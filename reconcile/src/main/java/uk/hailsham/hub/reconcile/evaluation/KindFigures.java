package uk.hailsham.hub.reconcile.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How true pairs of one kind fare.
 *
 * @param same found by a link that is decided
 * @param sameOrPerhaps found by any
 */
public record KindFigures(String kind, Share same, Share sameOrPerhaps) {
    static List<KindFigures> of(Truth truth, Counting same, Counting any) {
        Map<String, long[]> counts = new TreeMap<>();
        for (int target = 0; target < truth.size(); target++) {
            for (String kind : truth.kinds(target)) {
                long[] count = counts.computeIfAbsent(kind, k -> new long[3]);
                count[0]++;
                count[1] += same.found(target) ? 1 : 0;
                count[2] += any.found(target) ? 1 : 0;
            }
        }
        List<KindFigures> figures = new ArrayList<>();
        counts.forEach((kind, count) ->
                figures.add(new KindFigures(kind, Share.of(count[1], count[0]), Share.of(count[2], count[0]))));
        return figures;
    }
}
