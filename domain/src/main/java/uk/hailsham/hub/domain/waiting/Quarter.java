package uk.hailsham.hub.domain.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Three calendar months. Figures are made of whole ones that have ended, and of nothing else: figures that grow from day to
 * day, or over spans that overlap, would give small numbers away by their differences.
 */
public record Quarter(int year, int number) {
    private static final Pattern WORD = Pattern.compile("(\\d{4})-Q([1-4])");

    public Quarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("expected a quarter from 1 to 4, found " + number);
        }
    }

    /** @throws IllegalArgumentException for anything but {@code 2026-Q3} */
    public static Quarter of(String word) {
        Matcher matcher = WORD.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a quarter such as 2026-Q3");
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The latest that has ended. */
    public static Quarter endedBefore(LocalDate today) {
        LocalDate within = today.minusMonths(3);
        return new Quarter(within.getYear(), within.get(IsoFields.QUARTER_OF_YEAR));
    }

    public LocalDate first() {
        return YearMonth.of(year, 3 * number - 2).atDay(1);
    }

    /** The first day after it. */
    public LocalDate end() {
        return first().plusMonths(3);
    }

    public Instant begins(ZoneId zone) {
        return first().atStartOfDay(zone).toInstant();
    }

    public Instant ends(ZoneId zone) {
        return end().atStartOfDay(zone).toInstant();
    }

    public boolean hasEnded(LocalDate today) {
        return !today.isBefore(end());
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
