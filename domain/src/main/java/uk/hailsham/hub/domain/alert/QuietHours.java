package uk.hailsham.hub.domain.alert;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** A time of every day in which nobody is woken; from and until may lie on two days. */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
    /** The end does not belong to it; where both are equal it is never quiet. */
    public boolean hold(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, zone);
        return from.isAfter(until)
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
    }
}
