package uk.hailsham.hub.reconcile.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How records without a partner fare, of one kind: every link of theirs is wrong, of an absent twin mostly to the co-twin.
 *
 * @param linked by a link that is decided
 * @param linkedOrPerhaps by any
 */
public record AbsentFigures(String kind, Share linked, Share linkedOrPerhaps) {
    static List<AbsentFigures> of(Truth truth, List<Link> links) {
        Set<String> same = new HashSet<>();
        Set<String> any = new HashSet<>();
        for (Link link : links) {
            touch(truth, link, any);
            if (link.same()) {
                touch(truth, link, same);
            }
        }
        Map<String, long[]> counts = new TreeMap<>();
        truth.byLeft().values().stream()
                .flatMap(List::stream)
                .filter(pair -> !pair.hasPartner())
                .forEach(pair -> {
                    for (String kind : pair.kinds()) {
                        long[] count = counts.computeIfAbsent(kind, k -> new long[3]);
                        count[0]++;
                        count[1] += same.contains(pair.left()) ? 1 : 0;
                        count[2] += any.contains(pair.left()) ? 1 : 0;
                    }
                });
        List<AbsentFigures> figures = new ArrayList<>();
        counts.forEach((kind, count) ->
                figures.add(new AbsentFigures(kind, Share.of(count[1], count[0]), Share.of(count[2], count[0]))));
        return figures;
    }

    private static void touch(Truth truth, Link link, Set<String> touched) {
        touched.add(link.left());
        if (truth.matching() == Matching.ONE_FILE) {
            touched.add(link.right());
        }
    }
}
