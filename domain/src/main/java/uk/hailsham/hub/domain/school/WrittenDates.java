package uk.hailsham.hub.domain.school;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates as a school writes them: by the patterns of DateTimeFormatter, months in English. */
public final class WrittenDates {
    /** A day that comes out differently when year, month and day are mistaken for something else. */
    private static final LocalDateTime TRIAL = LocalDateTime.of(2014, 12, 29, 0, 0);

    private static final Pattern TIME = Pattern.compile("[ T]\\d{2}:\\d{2}(:\\d{2})?$");

    private final List<String> patterns;
    private final List<DateTimeFormatter> formatters;

    /** @throws IllegalArgumentException when a pattern is none, or does not tell one day from another */
    public WrittenDates(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
        this.formatters = patterns.stream().map(WrittenDates::formatter).toList();
    }

    private static DateTimeFormatter formatter(String pattern) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u')) // "yyyy" alone has no era to be strict with
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT); // 31/02 is no day
        // The day of the year beside a month: dd was meant, and no date would be read.
        boolean slip = pattern.contains("D") && pattern.contains("M");
        try {
            if (!slip && LocalDate.parse(formatter.format(TRIAL), formatter).equals(TRIAL.toLocalDate())) {
                return formatter;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no pattern of a date: " + pattern, e);
        }
        throw new IllegalArgumentException("no pattern of a date: " + pattern);
    }

    /** By the first pattern that fits; a time after the date, as spreadsheets add it, does not matter. */
    public Optional<LocalDate> read(String text) {
        String date = text.indexOf(':') < 0 ? text : TIME.matcher(text).replaceFirst("");
        for (DateTimeFormatter formatter : formatters) {
            Optional<LocalDate> read = parse(text, formatter);
            if (read.isEmpty() && !date.equals(text)) {
                read = parse(date, formatter);
            }
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> parse(String text, DateTimeFormatter formatter) {
        try {
            return Optional.of(LocalDate.parse(text, formatter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What is expected, in words. */
    public String expected() {
        return "a date " + String.join(" or ", patterns);
    }
}
