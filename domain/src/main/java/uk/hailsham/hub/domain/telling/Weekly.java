package uk.hailsham.hub.domain.telling;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** A time of one day of every week, by the clocks of a place. */
public record Weekly(DayOfWeek day, LocalTime at, ZoneId zone) {
    /** The first such time that is later. */
    public Instant after(Instant moment) {
        LocalDate next = LocalDate.ofInstant(moment, zone).with(TemporalAdjusters.nextOrSame(day));
        Instant time = on(next);
        return time.isAfter(moment) ? time : on(next.plusWeeks(1));
    }

    private Instant on(LocalDate date) {
        return date.atTime(at).atZone(zone).toInstant();
    }
}
