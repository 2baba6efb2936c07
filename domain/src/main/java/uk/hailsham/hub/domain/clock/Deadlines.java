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
            case CALENDAR_DAYS -> endOf(nth(start, limit.amount(), day -> true));
            case WORKING_DAYS -> endOf(nth(start, limit.amount(), working::counts));
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
        school.requireMoreThan(LocalDate.ofInstant(start, zone), limit.amount());
        return endOf(nth(start, limit.amount(), school::counts));
    }

    private LocalDate nth(Instant start, int amount, Predicate<LocalDate> counts) {
        LocalDate day = LocalDate.ofInstant(start, zone);
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
