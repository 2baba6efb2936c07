package uk.hailsham.hub.app.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.hailsham.hub.reconcile.evaluation.Curve;
import uk.hailsham.hub.reconcile.evaluation.Evaluation;
import uk.hailsham.hub.reconcile.evaluation.Score;

/** The precision-recall curve as SVG, near the corner where it matters; readable by a screen reader, and without colour. */
final class CurveSvg {
    private static final int LEFT = 70;
    private static final int TOP = 50;
    private static final int WIDTH = 540;
    private static final int HEIGHT = 340;
    private static final int TICKS = 5;
    private static final int MOST_POINTS = 800;
    private static final double[] LENGTHS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

    private final StringBuilder svg = new StringBuilder();
    private final Evaluation evaluation;
    private final List<Curve.Point> points;
    private final double fromRecall;
    private final double fromPrecision;

    private CurveSvg(Evaluation evaluation) {
        this.evaluation = evaluation;
        double recall = evaluation.same().recall().value();
        this.fromRecall = 1 - round(Double.isNaN(recall) ? 1 : 2 * (1 - recall));
        this.points = evaluation.curve().points().stream()
                .filter(point -> point.recall() >= fromRecall)
                .toList();
        double lowest =
                points.stream().mapToDouble(Curve.Point::precision).min().orElse(0);
        this.fromPrecision = 1 - round(1 - lowest);
    }

    /** The next length up that has round fifths. */
    private static double round(double length) {
        for (double each : LENGTHS) {
            if (each >= length) {
                return each;
            }
        }
        return 1;
    }

    static String of(Evaluation evaluation) {
        return new CurveSvg(evaluation).drawn();
    }

    private String drawn() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 470\" width=\"640\" height=\"470\" role=\"img\""
                        + " aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"13\">");
        add("<title id=\"title\">Precision against recall</title>");
        add(
                "<desc id=\"desc\">Same: %s. Same or perhaps: %s.</desc>",
                words(evaluation.same()), words(evaluation.sameOrPerhaps()));
        add("<rect width=\"640\" height=\"470\" fill=\"#fff\"/>");
        add("<text x=\"%d\" y=\"28\" font-size=\"16\">Precision against recall</text>", LEFT);
        axes();
        curve();
        mark(
                evaluation.same(),
                "same",
                18,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"2\"/>");
        mark(
                evaluation.sameOrPerhaps(),
                "same or perhaps",
                36,
                "<path d=\"M%.1f %.1fm-6 5l6 -11l6 11z\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"2\"/>");
        add("</svg>");
        return svg.toString();
    }

    private static String words(Score score) {
        return format(
                "precision %.2f %%, recall %.2f %%",
                100 * score.precision().value(), 100 * score.recall().value());
    }

    private void axes() {
        for (int tick = 0; tick <= TICKS; tick++) {
            double recall = fromRecall + (1 - fromRecall) * tick / TICKS;
            double precision = fromPrecision + (1 - fromPrecision) * tick / TICKS;
            add("<path d=\"M%.1f %dv%d\" stroke=\"#ccc\"/>", x(recall), TOP, HEIGHT);
            add("<path d=\"M%d %.1fh%d\" stroke=\"#ccc\"/>", LEFT, y(precision), WIDTH);
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.3f</text>", x(recall), TOP + HEIGHT + 20, recall);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.4f</text>", LEFT - 8, y(precision) + 4, precision);
        }
        add("<path d=\"M%d %dv%dh%d\" fill=\"none\" stroke=\"#000\"/>", LEFT, TOP, HEIGHT, WIDTH);
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">recall</text>", LEFT + WIDTH / 2, TOP + HEIGHT + 45);
        add(
                "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">precision</text>",
                TOP + HEIGHT / 2);
    }

    private void curve() {
        List<String> path = new ArrayList<>();
        int step = Math.max(1, points.size() / MOST_POINTS);
        for (int i = 0; i < points.size(); i++) {
            if (i % step == 0 || i == points.size() - 1) {
                path.add(format(
                        "%.1f,%.1f", x(points.get(i).recall()), y(points.get(i).precision())));
            }
        }
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"#00508c\" stroke-width=\"2\"/>", String.join(" ", path));
    }

    /** Where the linker itself draws its lines. */
    private void mark(Score score, String name, int below, String shape) {
        if (Double.isNaN(score.precision().value())
                || Double.isNaN(score.recall().value())
                || score.precision().value() < fromPrecision) {
            return;
        }
        double x = x(score.recall().value());
        double y = y(score.precision().value());
        add(shape, x, y);
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>", x - 10, y + below, name);
    }

    private double x(double recall) {
        return LEFT + WIDTH * (recall - fromRecall) / (1 - fromRecall);
    }

    private double y(double precision) {
        return TOP + HEIGHT * (1 - precision) / (1 - fromPrecision);
    }

    private void add(String pattern, Object... values) {
        svg.append(format(pattern, values)).append('\n');
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
