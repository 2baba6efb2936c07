package uk.hailsham.hub.domain.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * By when a limit is kept. Hours run by the clock; days run to the end of the last one, and the day of the start does not
 * count, whatever the hour.
 */
public final class Deadlines {
    private final ZoneId zone;
    private final WorkingDays working;

    public Deadlines(ZoneId zone, WorkingDays working) {
        this.zone = zone;
        this.working = working;
    }

    /**
     * The first instant that is too late.
     *
     * @throws IllegalArgumentException for a limit in school days, which need a school
     */
    public Instant due(Instant start, Limit limit) {
        return switch (limit.unit()) {
            case HOURS -> start.plus(Duration.ofHours(limit.amount()));
            case CALENDAR_DAYS -> endOf(nth(day(start), limit.amount(), day -> true));
            case WORKING_DAYS -> endOf(nth(day(start), limit.amount(), working::counts));
            case SCHOOL_DAYS ->
                throw new IllegalArgumentException(
                        "a limit in school days needs the days of a school: use due(start, limit, schoolDays)");
        };
    }

    /**
     * As {@link #due(Instant, Limit)}, for limits of every unit.
     *
     * @throws IllegalStateException when the school days known do not reach far enough
     */
    public Instant due(Instant start, Limit limit, SchoolDays school) {
        if (limit.unit() != Limit.Unit.SCHOOL_DAYS) {
            return due(start, limit);
        }
        school.requireMoreThan(day(start), limit.amount());
        return endOf(nth(day(start), limit.amount(), school::counts));
    }

    /**
     * A deadline after its clock has stood still: what was left of it when the pause began is left when the pause ends. As at
     * a start, the day on which the clock goes on does not count. A pause that ends before it begins, or begins when the
     * deadline has passed, moves nothing.
     *
     * @throws IllegalStateException when the school days known do not reach far enough
     */
    public Instant moved(Instant due, Limit.Unit unit, Instant from, Instant to, SchoolDays school) {
        if (!to.isAfter(from) || !from.isBefore(due)) {
            return due;
        }
        return switch (unit) {
            case HOURS -> due.plus(Duration.between(from, to));
            case CALENDAR_DAYS -> moved(due, from, to, day -> true);
            case WORKING_DAYS -> moved(due, from, to, working::counts);
            case SCHOOL_DAYS -> {
                school.requireMoreThan(lastDay(due), counted(from, to, school::counts) + 1);
                yield moved(due, from, to, school::counts);
            }
        };
    }

    /** Who goes on at a weekend with the rest of a day left has it on the next day that counts. */
    private Instant moved(Instant due, Instant from, Instant to, Predicate<LocalDate> counts) {
        LocalDate last = nth(lastDay(due), counted(from, to, counts), counts);
        return endOf(endOf(last).isAfter(to) ? last : nth(last, 1, counts));
    }

    private int counted(Instant from, Instant to, Predicate<LocalDate> counts) {
        return (int) day(from)
                .plusDays(1)
                .datesUntil(day(to).plusDays(1))
                .filter(counts)
                .count();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** Of a deadline in days, which ends at midnight. */
    private LocalDate lastDay(Instant due) {
        return day(due).minusDays(1);
    }

    private static LocalDate nth(LocalDate start, int amount, Predicate<LocalDate> counts) {
        LocalDate day = start;
        for (int left = amount; left > 0; ) {
            day = day.plusDays(1);
            left -= counts.test(day) ? 1 : 0;
        }
        return day;
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
