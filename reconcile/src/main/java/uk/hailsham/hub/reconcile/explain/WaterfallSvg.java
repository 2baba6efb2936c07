package uk.hailsham.hub.reconcile.explain;

import java.util.Locale;
import uk.hailsham.hub.reconcile.model.Step;

/** Draws an explanation as a waterfall: each bar begins where the one before ended. */
public final class WaterfallSvg {
    private static final int ROW = 26;
    private static final int LABELS = 420;
    private static final int WIDTH = 900;
    private static final int TOP = 44;

    private WaterfallSvg() {}

    public static String of(Explanation explanation) {
        double least = 0;
        double most = 0;
        double sum = 0;
        for (Step step : explanation.steps()) {
            sum += step.weight();
            least = Math.min(least, sum);
            most = Math.max(most, sum);
        }
        double scale = (WIDTH - LABELS - 70) / Math.max(1, most - least);
        double zero = LABELS - least * scale;
        int height = TOP + ROW * (explanation.steps().size() + 1) + 12;
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\""
                        + " role=\"img\">%n<title>%s</title>%n<text x=\"8\" y=\"22\" font-weight=\"bold\">%s</text>%n",
                WIDTH, height, escaped(explanation.title()), escaped(explanation.title())));
        double from = 0;
        int y = TOP;
        for (Step step : explanation.steps()) {
            svg.append(bar(step.column() + ": " + step.grade(), from, from + step.weight(), y, zero, scale));
            from += step.weight();
            y += ROW;
        }
        svg.append(bar("together", 0, from, y, zero, scale));
        svg.append(format(
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#444\"/>%n", zero, TOP, zero, y + ROW));
        return svg.append("</svg>\n").toString();
    }

    private static String bar(String label, double from, double to, int y, double zero, double scale) {
        double x = zero + Math.min(from, to) * scale;
        String colour = to >= from ? "#2a7f62" : "#b3423a";
        return format("<text x=\"8\" y=\"%d\">%s</text>%n", y + 16, escaped(label))
                + format(
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>%n",
                        x, y + 2, Math.abs(to - from) * scale, colour)
                + format(
                        "<text x=\"%.1f\" y=\"%d\">%+.2f</text>%n",
                        x + Math.abs(to - from) * scale + 4, y + 16, to - from);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
