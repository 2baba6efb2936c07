package uk.hailsham.hub.domain.owner;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/** When nobody at a school sees to anything: August, Christmas and Easter, but neither weekends nor half-terms. */
public final class Holidays {
    /** A week, the weekends around it and two INSET days. */
    private static final int LONGEST_SHORT_BREAK = 11;

    private final NavigableSet<LocalDate> open;

    /** @param open the days on which pupils come; none when nothing is known, and then the school is never closed */
    public Holidays(Collection<LocalDate> open) {
        this.open = new TreeSet<>(open);
    }

    /** Also beyond the days known, since nobody can say that somebody is there. */
    public boolean closed(LocalDate day) {
        if (open.isEmpty() || open.contains(day)) {
            return false;
        }
        LocalDate before = open.lower(day);
        LocalDate after = open.higher(day);
        if (before == null) {
            return true;
        }
        LocalDate end = after == null ? day.plusDays(1) : after;
        return ChronoUnit.DAYS.between(before, end) - 1 > LONGEST_SHORT_BREAK;
    }
}
