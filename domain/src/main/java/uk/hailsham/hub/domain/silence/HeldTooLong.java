package uk.hailsham.hub.domain.silence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How long a held drop may wait for a decision: to the same time of the day, so many school days later. */
public final class HeldTooLong {
    private final int allowed;
    private final NavigableSet<LocalDate> days;
    private final Predicate<LocalDate> working;
    private final ZoneId zone;

    /**
     * @param allowed school days
     * @param days on which pupils come, as far as they are known
     * @param working whether a day is neither weekend nor bank holiday; such days count beyond the last one known
     */
    public HeldTooLong(int allowed, Collection<LocalDate> days, Predicate<LocalDate> working, ZoneId zone) {
        this.allowed = allowed;
        this.days = new TreeSet<>(days);
        this.working = working;
        this.zone = zone;
    }

    /**
     * A drop that the brake holds.
     *
     * @param id as it is shown
     */
    public record Held(String id, Instant since) {}

    public Optional<Alarm> alarm(Held held, Instant now) {
        return now.isBefore(limit(held.since()))
                ? Optional.empty()
                : Optional.of(new Alarm(
                        Cause.HELD_TOO_LONG,
                        held.since(),
                        "expected a decision about " + held.id() + " within " + allowed
                                + " school days, found none: release it, which takes two people, or refuse it"));
    }

    private Instant limit(Instant since) {
        LocalDate day = LocalDate.ofInstant(since, zone);
        for (int left = allowed; left > 0; left--) {
            day = next(day);
        }
        return day.atTime(since.atZone(zone).toLocalTime()).atZone(zone).toInstant();
    }

    private LocalDate next(LocalDate day) {
        LocalDate known = days.higher(day);
        if (known != null) {
            return known;
        }
        LocalDate later = day.plusDays(1);
        while (!working.test(later)) {
            later = later.plusDays(1);
        }
        return later;
    }
}
