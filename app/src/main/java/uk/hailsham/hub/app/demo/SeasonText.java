package uk.hailsham.hub.app.demo;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.referral.Rung;

/** What came of a season, for people. */
final class SeasonText {
    private SeasonText() {}

    static String of(SeasonBooks books) {
        StringBuilder text = new StringBuilder();
        line(text, "%nThe town's days from %s to %s", books.from(), books.to());
        line(text, "%n%-12s %s", "Channel", headings());
        books.ladder().forEach((channel, rungs) -> line(text, "%-12s %s", channel, cells(rungs)));
        line(text, "%nRecipients by state, and of how many the agency said what:");
        books.states().forEach((channel, states) -> line(text, "  %-12s %s", channel, counts(states)));
        books.answers().forEach((channel, words) -> line(text, "  %-12s said: %s", channel, counts(words)));
        line(
                text,
                "%nWaiting for the first contact in %s (small numbers, and what would give them away, stay unsaid: -)",
                books.quarter());
        line(
                text,
                "%-8s %10s %8s %12s %12s %14s",
                "Need",
                "referrals",
                "waiting",
                "over target",
                "median days",
                "9 in 10 by day");
        books.waits()
                .forEach(wait -> line(
                        text,
                        "%-8s %10s %8s %12s %12s %14s",
                        wait.need(),
                        said(wait.referrals()),
                        said(wait.waiting()),
                        said(wait.overTarget()),
                        said(wait.medianDays()),
                        said(wait.ninetiethDays())));
        line(
                text,
                "%nOverdue: %d recipients. Silence told to a safeguarding lead: %d. Attempts without a proof: %d.",
                books.overdue(),
                books.escalated(),
                books.failedAttempts());
        return text.toString();
    }

    private static String headings() {
        StringBuilder line = new StringBuilder();
        for (Rung rung : Rung.values()) {
            line.append("%17s".formatted(rung.word()));
        }
        return line.toString();
    }

    private static String cells(Map<String, Integer> rungs) {
        StringBuilder line = new StringBuilder();
        for (Rung rung : Rung.values()) {
            line.append("%17d".formatted(rungs.getOrDefault(rung.word(), 0)));
        }
        return line.toString();
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Object said(Object number) {
        return number == null ? "-" : number;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
