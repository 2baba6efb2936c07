package uk.hailsham.hub.domain.school;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The days of the year around 1 September on which a school's roll moves up: the last year group leaves, the first one
 * comes, everybody else is a year on.
 *
 * @param from first day, in every year
 * @param to last day; not before {@code from}
 * @param leaversFrom year groups, codes of the list {@code nc-year}, whose pupils are expected to be gone
 * @param joinersInto year groups in which new pupils are expected
 */
public record Rollover(MonthDay from, MonthDay to, Set<String> leaversFrom, Set<String> joinersInto) {
    /** In the order in which a child goes through them; mixed and ungraded groups have no next one. */
    private static final List<String> ORDER = List.of(
            "E1", "E2", "N1", "N2", "R", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14");

    public Rollover {
        leaversFrom = Set.copyOf(leaversFrom);
        joinersInto = Set.copyOf(joinersInto);
    }

    /** The first day of the window that this day lies in; empty outside. */
    public Optional<LocalDate> openSince(LocalDate day) {
        MonthDay now = MonthDay.from(day);
        return now.isBefore(from) || now.isAfter(to) ? Optional.empty() : Optional.of(from.atYear(day.getYear()));
    }

    /** Whether the one year group is the next after the other; false when either is null or has no place in the order. */
    public static boolean isNext(String before, String now) {
        int place = before == null ? -1 : ORDER.indexOf(before);
        return place >= 0 && place + 1 < ORDER.size() && ORDER.get(place + 1).equals(now);
    }
}
