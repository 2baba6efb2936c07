package uk.hailsham.hub.app.evaluate;

import java.util.List;
import uk.hailsham.hub.reconcile.evaluation.AbsentFigures;
import uk.hailsham.hub.reconcile.evaluation.Calibration;
import uk.hailsham.hub.reconcile.evaluation.Curve;
import uk.hailsham.hub.reconcile.evaluation.Evaluation;
import uk.hailsham.hub.reconcile.evaluation.GroupFigures;
import uk.hailsham.hub.reconcile.evaluation.KindFigures;
import uk.hailsham.hub.reconcile.evaluation.Score;
import uk.hailsham.hub.reconcile.evaluation.Share;

/**
 * What hub evaluate tells.
 *
 * @param recallAtPrecision999 the point of most recall at a precision of 99.9 %, or null when there is none
 * @param bestF1 of all thresholds, which nobody knows without the truth, or null when there are no links
 * @param clusters or null
 */
record Report(
        long records,
        long pairs,
        Score same,
        Score sameOrPerhaps,
        Share perhaps,
        Curve.Point recallAtPrecision999,
        Curve.Point bestF1,
        Score clusters,
        List<KindFigures> kinds,
        List<AbsentFigures> withoutPartner,
        List<GroupFigures> groups,
        List<Calibration.Bin> calibration,
        double calibrationError) {
    private static final double HIGH = 0.999;

    static Report of(Evaluation evaluation, Score clusters, List<GroupFigures> groups) {
        return new Report(
                evaluation.records(),
                evaluation.pairs(),
                evaluation.same(),
                evaluation.sameOrPerhaps(),
                evaluation.perhaps(),
                evaluation.curve().bestRecallAt(HIGH).orElse(null),
                evaluation.curve().bestF1().orElse(null),
                clusters,
                evaluation.kinds(),
                evaluation.absent(),
                groups,
                evaluation.calibration().bins(),
                evaluation.calibration().error());
    }
}
