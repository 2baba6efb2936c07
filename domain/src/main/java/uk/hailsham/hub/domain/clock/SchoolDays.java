package uk.hailsham.hub.domain.clock;

import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The days one school is open: term dates without INSET days and holidays. */
public final class SchoolDays {
    private final NavigableSet<LocalDate> days;

    public SchoolDays(Collection<LocalDate> days) {
        this.days = new TreeSet<>(days);
    }

    /** False when the days known end before: then there is no deadline to tell, and a guess would be a wrong one. */
    public boolean reach(LocalDate day, int amount) {
        return days.tailSet(day, false).size() >= amount;
    }

    boolean counts(LocalDate day) {
        return days.contains(day);
    }

    /** @throws IllegalStateException when the days known end before, for a guess would be a wrong deadline */
    void requireMoreThan(LocalDate day, int amount) {
        if (!reach(day, amount)) {
            throw new IllegalStateException("expected " + amount + " school days after " + day + ", found "
                    + days.tailSet(day, false).size() + ": add the next terms' dates to the school's file");
        }
    }
}
