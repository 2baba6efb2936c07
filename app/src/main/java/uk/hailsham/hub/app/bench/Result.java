package uk.hailsham.hub.app.bench;

import java.util.List;
import uk.hailsham.hub.reconcile.evaluation.Evaluation;
import uk.hailsham.hub.reconcile.evaluation.Score;

/**
 * How an engine did on a case.
 *
 * @param clusters or null
 * @param note what else must be said, or empty
 */
record Result(LinkCase subject, String engine, Measured measured, Evaluation evaluation, Score clusters, String note) {
    /** Absent twins that a decided link gives to somebody, or a dash when there are none in the truth. */
    String absentTwinsLinked() {
        return evaluation.absent().stream()
                .filter(figures -> figures.kind().equals("absent-twin"))
                .map(figures ->
                        figures.linked().count() + "/" + figures.linked().of())
                .findFirst()
                .orElse("-");
    }

    static List<String> headings() {
        return List.of(
                "case",
                "engine",
                "s",
                "cpu s",
                "peak MB",
                "same",
                "P %",
                "R %",
                "F1 %",
                "R % at P 99.9",
                "same|perhaps R %",
                "perhaps %",
                "absent twins linked",
                "clusters F1 %",
                "");
    }

    List<String> cells() {
        return List.of(
                subject.name(),
                engine,
                Figures.one(measured.seconds()),
                Figures.one(measured.cpuSeconds()),
                measured.peakBytes() < 0 ? "-" : String.valueOf(measured.peakBytes() >> 20),
                String.valueOf(evaluation.same().precision().of()),
                Figures.percent(evaluation.same().precision().value()),
                Figures.percent(evaluation.same().recall().value()),
                Figures.percent(evaluation.same().f1().value()),
                evaluation
                        .curve()
                        .bestRecallAt(0.999)
                        .map(p -> Figures.percent(p.recall()))
                        .orElse("none"),
                Figures.percent(evaluation.sameOrPerhaps().recall().value()),
                Figures.percent(evaluation.perhaps().value()),
                absentTwinsLinked(),
                clusters == null ? "-" : Figures.percent(clusters.f1().value()),
                note);
    }
}
