package uk.hailsham.hub.domain.telling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A time of every day, by the clocks of a place. */
public record Daily(LocalTime at, ZoneId zone) {
    /** The first such time that is later; on the night the clocks go forward a time that there is not is an hour later. */
    public Instant after(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        Instant today = on(day);
        return today.isAfter(moment) ? today : on(day.plusDays(1));
    }

    private Instant on(LocalDate day) {
        return day.atTime(at).atZone(zone).toInstant();
    }
}
