package uk.hailsham.hub.app.evaluate;

import java.util.Locale;
import uk.hailsham.hub.reconcile.evaluation.Calibration;
import uk.hailsham.hub.reconcile.evaluation.Curve;
import uk.hailsham.hub.reconcile.evaluation.GroupFigures;
import uk.hailsham.hub.reconcile.evaluation.Score;
import uk.hailsham.hub.reconcile.evaluation.Share;

/** The report for people; shares in per cent, with the interval that holds the true one in 95 of 100 cases. */
final class ReportText {
    private final StringBuilder text = new StringBuilder();

    static String of(Report report) {
        ReportText text = new ReportText();
        text.whole(report);
        text.thresholds(report);
        text.kinds(report);
        text.withoutPartner(report);
        text.groups(report);
        text.calibration(report);
        return text.text.toString();
    }

    private void whole(Report report) {
        line(
                "%d records, %d true pairs; %s of the records are to be looked at",
                report.records(), report.pairs(), plain(report.perhaps()));
        line("");
        line("%-16s %10s %10s   %-24s %-24s %-24s", "", "links", "right", "precision %", "recall %", "F1 %");
        score("same", report.same());
        score("same or perhaps", report.sameOrPerhaps());
        if (report.clusters() != null) {
            score("clusters' pairs", report.clusters());
        }
    }

    private void score(String name, Score score) {
        line(
                "%-16s %10d %10d   %-24s %-24s %-24s",
                name,
                score.precision().of(),
                score.precision().count(),
                percent(score.precision()),
                percent(score.recall()),
                percent(score.f1()));
    }

    private void thresholds(Report report) {
        line("");
        point("most recall at a precision of 99.9 %", report.recallAtPrecision999());
        point("best F1 of any threshold (needs the truth)", report.bestF1());
    }

    private void point(String name, Curve.Point point) {
        if (point == null) {
            line("%-44s none", name);
        } else {
            line(
                    "%-44s precision %.2f, recall %.2f, F1 %.2f, at probability %.6f",
                    name, 100 * point.precision(), 100 * point.recall(), 100 * point.f1(), point.probability());
        }
    }

    private void kinds(Report report) {
        line("");
        line(
                "%-24s %8s   %-24s %-24s %-24s",
                "Kind of true pair", "pairs", "recall %, same", "same or perhaps", "linked wrongly %, same");
        report.kinds()
                .forEach(kind -> line(
                        "%-24s %8d   %-24s %-24s %-24s",
                        kind.kind(),
                        kind.same().of(),
                        percent(kind.same()),
                        percent(kind.sameOrPerhaps()),
                        percent(kind.wrong())));
    }

    private void withoutPartner(Report report) {
        if (report.withoutPartner().isEmpty()) {
            return;
        }
        line("");
        line("%-24s %8s   %-24s %-24s", "Kind without partner", "records", "linked wrongly %, same", "same or perhaps");
        report.withoutPartner()
                .forEach(kind -> line(
                        "%-24s %8d   %-24s %-24s",
                        kind.kind(), kind.linked().of(), percent(kind.linked()), percent(kind.linkedOrPerhaps())));
    }

    private void groups(Report report) {
        if (report.groups().isEmpty()) {
            return;
        }
        line("");
        line(
                "%-32s %8s   %-24s %-24s %8s   %-12s",
                "Group of left records",
                "records",
                "precision %, same",
                "recall %, same",
                "F1 %",
                "+ perhaps, recall %");
        report.groups().forEach(this::group);
    }

    private void group(GroupFigures group) {
        line(
                "%-32s %8d   %-24s %-24s %8s   %-12s",
                group.column() + (group.value().isEmpty() ? " missing" : " " + group.value()),
                group.records(),
                percent(group.same().precision()),
                percent(group.same().recall()),
                plain(group.same().f1()),
                plain(group.sameOrPerhaps().recall()));
    }

    private void calibration(Report report) {
        line("");
        line("%-20s %8s %10s   %-24s", "Probability", "links", "believed %", "right %");
        for (Calibration.Bin bin : report.calibration()) {
            line(
                    "%-20s %8d %10.2f   %-24s",
                    bin.low() + " to " + bin.high(), bin.right().of(), 100 * bin.believed(), percent(bin.right()));
        }
        line("mean distance of what is believed from what is so: %.2f %%", 100 * report.calibrationError());
    }

    private static String percent(Share share) {
        return Double.isNaN(share.value())
                ? "-"
                : format("%.2f (%.2f to %.2f)", 100 * share.value(), 100 * share.low(), 100 * share.high());
    }

    private static String plain(Share share) {
        return Double.isNaN(share.value()) ? "-" : format("%.2f %%", 100 * share.value());
    }

    private void line(String pattern, Object... values) {
        text.append(format(pattern, values).stripTrailing()).append('\n');
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
