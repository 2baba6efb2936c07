package uk.hailsham.hub.domain.silence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.school.Cadence;

/** When a school's drops are due: on its school days, each week of them, or after each census day. */
final class DueTimes {
    private DueTimes() {}

    /**
     * Every instant at which a drop is due, with the instant from which on one counts for it.
     *
     * @param days on which pupils come: beyond the last one, nothing is due
     */
    static NavigableMap<Instant, Instant> of(Cadence cadence, Collection<LocalDate> days, ZoneId zone) {
        NavigableSet<LocalDate> open = new TreeSet<>(days);
        NavigableMap<Instant, Instant> due = new TreeMap<>();
        if (open.isEmpty()) {
            return due;
        }
        if (cadence.every() == Cadence.Every.TERM) {
            censusDays(open)
                    .forEach(day -> due.put(
                            at(day.plusDays(cadence.marginDays()), cadence, zone),
                            day.atStartOfDay(zone).toInstant()));
            return due;
        }
        Instant from = Instant.MIN;
        for (LocalDate day : dueDays(cadence, open)) {
            Instant at = at(day, cadence, zone);
            due.put(at, from);
            from = at;
        }
        return due;
    }

    private static Instant at(LocalDate day, Cadence cadence, ZoneId zone) {
        return day.atTime(cadence.by()).atZone(zone).toInstant();
    }

    private static NavigableSet<LocalDate> dueDays(Cadence cadence, NavigableSet<LocalDate> open) {
        return switch (cadence.every()) {
            case SCHOOL_DAY -> open;
            case WEEK -> weekly(cadence.day(), open);
            case TERM, EVENT -> new TreeSet<>();
        };
    }

    /** The first school day from the agreed one to the end of the week; a week without one has no drop. */
    private static NavigableSet<LocalDate> weekly(DayOfWeek agreed, NavigableSet<LocalDate> open) {
        NavigableSet<LocalDate> due = new TreeSet<>();
        LocalDate day = open.first().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (; !day.isAfter(open.last()); day = day.plusWeeks(1)) {
            LocalDate first = open.ceiling(day.with(agreed));
            if (first != null && first.isBefore(day.plusWeeks(1))) {
                due.add(first);
            }
        }
        return due;
    }

    /**
     * First Thursday of October, third Thursday of January and of May (DfE, school census guide), within the school
     * years known.
     */
    private static List<LocalDate> censusDays(NavigableSet<LocalDate> open) {
        return IntStream.rangeClosed(open.first().getYear(), open.last().getYear())
                .boxed()
                .flatMap(year -> Stream.of(
                        thursday(year, Month.JANUARY, 3),
                        thursday(year, Month.MAY, 3),
                        thursday(year, Month.OCTOBER, 1)))
                .filter(day -> !day.isBefore(open.first()) && !day.isAfter(open.last()))
                .toList();
    }

    private static LocalDate thursday(int year, Month month, int ordinal) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.THURSDAY));
    }
}
