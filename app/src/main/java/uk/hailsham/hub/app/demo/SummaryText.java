package uk.hailsham.hub.app.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The demo's summary for people. */
final class SummaryText {
    private SummaryText() {}

    static String of(Summary summary, String url, Map<String, String> passwords) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%n%-30s %8s %8s %9s %10s %6s %8s",
                "School",
                "rows in",
                "accepted",
                "unchanged",
                "superseded",
                "held",
                "rejected");
        for (Summary.SchoolBooks school : summary.schools()) {
            line(
                    text,
                    "%-30s %8d %8d %9d %10d %6d %8d",
                    school.id(),
                    school.rowsIn(),
                    school.accepted(),
                    school.unchanged(),
                    school.superseded(),
                    school.held(),
                    school.rejected());
        }
        line(text, "%nChildren's Index: %d entries", summary.index().entries());
        Summary.LinkBooks links = summary.links();
        line(
                text,
                "Links: %d same, %d perhaps, %d none; of the same, %s are right, and %s of the true ones are found",
                links.same(),
                links.perhaps(),
                links.none(),
                percent(links.precision()),
                percent(links.recall()));
        line(text, "%nReferrals: %d", summary.referrals());
        counts(text, "recipients by state", summary.recipients());
        counts(text, "by what is proved", summary.proof());
        counts(text, "by channel", summary.channels());
        line(
                text,
                "%nTold, by files accepted of those made: %s",
                summary.told().stream()
                        .map(told -> "%s %d of %d".formatted(told.partner(), told.accepted(), told.files()))
                        .collect(Collectors.joining(", ")));
        if (summary.season() != null) {
            text.append(SeasonText.of(summary.season()));
        }
        line(
                text,
                "%nSettled in %.1f s; the books %s.",
                summary.seconds(),
                summary.balanced() ? "balance" : "DO NOT BALANCE");
        line(text, "%nInterface  %s/api/v1/drops   (HTTP Basic)", url);
        line(text, "Hawtio     %s/actuator/hawtio   (sign in at %s/sign-in)", url, url);
        line(text, "Accounts, also in data/demo/summary.json:");
        passwords.forEach((name, password) -> line(text, "  %-28s %s", name, password));
        line(text, "%nThe demo stays up until Ctrl-C.");
        return text.toString();
    }

    private static void counts(StringBuilder text, String what, Map<String, Integer> counts) {
        List<String> parts = counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .toList();
        line(text, "  %-22s %s", what, String.join(", ", parts));
    }

    private static String percent(Double share) {
        return share == null ? "none" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
