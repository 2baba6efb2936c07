package uk.hailsham.hub.mappings.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import uk.hailsham.hub.domain.school.Days;

/** Dates and times as offices write them. */
public final class WrittenTime {
    /** A time without a zone is the time on the wall of the sender's office. */
    private static final ZoneId WALL = ZoneId.of("Europe/London");

    private static final DateTimeFormatter BRITISH =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private WrittenTime() {}

    /** A date as {@code 2015-02-28} or {@code 28/02/2015}; empty when it is neither or no day of the calendar. */
    public static Optional<LocalDate> date(String text) {
        return first(text, List.of(LocalDate::parse, t -> LocalDate.parse(t, BRITISH)));
    }

    /** An ISO instant, or a date with or without a time on the wall; empty when it is none of these. */
    public static Optional<Instant> instant(String text) {
        return WrittenTime.<OffsetDateTime>first(
                        text,
                        List.of(
                                OffsetDateTime::parse,
                                t -> LocalDateTime.parse(t.replace(' ', 'T'))
                                        .atZone(WALL)
                                        .toOffsetDateTime(),
                                t -> date(t).orElseThrow(() -> new DateTimeException("no date"))
                                        .atStartOfDay(WALL)
                                        .toOffsetDateTime()))
                .filter(time -> Days.spokenOf(time.toLocalDate()))
                .map(OffsetDateTime::toInstant);
    }

    private static <T> Optional<T> first(String text, List<Function<String, T>> ways) {
        for (Function<String, T> way : ways) {
            try {
                return Optional.of(way.apply(text));
            } catch (DateTimeException e) {
                continue;
            }
        }
        return Optional.empty();
    }
}
