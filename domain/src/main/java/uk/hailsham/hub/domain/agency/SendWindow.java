package uk.hailsham.hub.domain.agency;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** When in the week an agency takes what has gathered for it, in one batch. */
public record SendWindow(DayOfWeek day, LocalTime at) {
    /** The next opening after that instant; what comes at the very moment is for the next week. */
    public Instant after(Instant instant, ZoneId zone) {
        ZonedDateTime now = instant.atZone(zone);
        Instant opening = now.with(TemporalAdjusters.nextOrSame(day)).with(at).toInstant();
        return opening.isAfter(instant)
                ? opening
                : now.with(TemporalAdjusters.next(day)).with(at).toInstant();
    }
}
