package uk.hailsham.hub.reconcile.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Links held against the truth.
 *
 * @param records left records; of one file, all
 * @param pairs that were to be found
 * @param perhaps records that somebody must look at: with a perhaps and without a decided link
 */
public record Evaluation(
        long records,
        long pairs,
        Score same,
        Score sameOrPerhaps,
        Share perhaps,
        Curve curve,
        Calibration calibration,
        List<KindFigures> kinds,
        List<AbsentFigures> absent) {

    public static Evaluation of(Truth truth, List<Link> links) {
        Counting same = Counting.of(truth, links.stream().filter(Link::same).toList());
        Counting any = Counting.of(truth, links);
        long records = records(truth, links).size();
        return new Evaluation(
                records,
                truth.size(),
                same.score(),
                any.score(),
                Share.of(undecided(truth, links), records),
                Curve.of(truth, links),
                Calibration.of(truth, links),
                KindFigures.of(truth, links, same, any),
                AbsentFigures.of(truth, links));
    }

    /** Whoever stands in the truth or in a link, and in one file on either side. */
    private static Set<String> records(Truth truth, List<Link> links) {
        boolean oneFile = truth.matching() == Matching.ONE_FILE;
        Set<String> ids = new HashSet<>(truth.byLeft().keySet());
        links.forEach(link -> ids.add(link.left()));
        if (oneFile) {
            links.forEach(link -> ids.add(link.right()));
            truth.byLeft()
                    .values()
                    .forEach(rows -> rows.stream().filter(TruePair::hasPartner).forEach(row -> ids.add(row.right())));
        }
        return ids;
    }

    private static long undecided(Truth truth, List<Link> links) {
        Set<String> perhaps = new HashSet<>();
        Set<String> decided = new HashSet<>();
        for (Link link : links) {
            Set<String> into = link.same() ? decided : perhaps;
            into.add(link.left());
            if (truth.matching() == Matching.ONE_FILE) {
                into.add(link.right());
            }
        }
        perhaps.removeAll(decided);
        return perhaps.size();
    }
}
