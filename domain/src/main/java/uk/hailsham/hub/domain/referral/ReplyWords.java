package uk.hailsham.hub.domain.referral;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.hailsham.hub.domain.school.Days;

/**
 * An answer that a clerk types as the first line of a mail: one of the words of {@link Reply.Status}, then, if wanted, a day
 * and a reason's code, {@code declined 24} or {@code booked 2026-12-04}. Anything else on that line makes it a letter, which
 * a person has to read: "not accepted" is no "accepted".
 */
public final class ReplyWords {
    private static final Pattern LINE =
            Pattern.compile("([a-z][a-z-]*?)(?:[ :,]+(\\d{4}-\\d{2}-\\d{2}))?(?:[ :,]+([A-Za-z0-9-]{1,40}))?[.!]?");

    private ReplyWords() {}

    /** @return empty when it takes a person to understand it */
    public static Optional<Reply> of(UUID recipient, String words) {
        String first = words.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        return Arrays.stream(Reply.Status.values())
                .sorted(Comparator.comparing(
                        (Reply.Status status) -> -word(status).length()))
                .flatMap(status -> Optional.of(first)
                        .filter(line -> line.startsWith(spaced(status)) || line.startsWith(word(status)))
                        .flatMap(line -> reply(
                                recipient,
                                status,
                                word(status) + line.substring(word(status).length())))
                        .stream())
                .findFirst();
    }

    private static Optional<Reply> reply(UUID recipient, Reply.Status status, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || !matcher.group(1).equals(word(status))) {
            return Optional.empty();
        }
        try {
            LocalDate day = matcher.group(2) == null ? null : LocalDate.parse(matcher.group(2));
            return Optional.of(new Reply(recipient, status, matcher.group(3), day))
                    .filter(reply -> day == null || Days.spokenOf(day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String word(Reply.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String spaced(Reply.Status status) {
        return word(status).replace('-', ' ');
    }
}
