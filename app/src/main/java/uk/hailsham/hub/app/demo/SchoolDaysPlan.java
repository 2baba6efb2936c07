package uk.hailsham.hub.app.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.clock.WorkingDays;

/**
 * Which days are played. The last is a Sunday just after the end of a quarter within the shipped terms and agreements, so
 * that the figures of that quarter can be asked for.
 *
 * @param first the town's first night
 */
record SchoolDaysPlan(LocalDate first, Configuration configuration) {
    static final int MOST = 120;
    private static final LocalDate LAST = LocalDate.of(2027, 1, 3);
    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final LocalTime AFTERNOON = LocalTime.of(15, 30);
    private static final int NIGHTS_BETWEEN_ROLLS = 14;

    static SchoolDaysPlan of(int days, Configuration configuration) {
        return new SchoolDaysPlan(LAST.minusDays(days), configuration);
    }

    /** Days after the first on which some school is open, and refers. */
    List<LocalDate> schoolDays() {
        WorkingDays working = WorkingDays.from(configuration.codes().list("bank-holidays-england"));
        TreeSet<LocalDate> days = new TreeSet<>();
        configuration.schools().forEach(school -> days.addAll(school.terms().days(working::counts)));
        return days.stream()
                .filter(day -> day.isAfter(first) && day.isBefore(LAST))
                .toList();
    }

    /** Days whose nights bring whole rolls again, every other week of school. */
    List<LocalDate> rollDays() {
        List<LocalDate> rolls = new ArrayList<>();
        LocalDate next = first.plusDays(NIGHTS_BETWEEN_ROLLS);
        for (LocalDate day : schoolDays()) {
            if (!day.isBefore(next)) {
                rolls.add(day);
                next = day.plusDays(NIGHTS_BETWEEN_ROLLS);
            }
        }
        return rolls;
    }

    /** Weekdays after the first: offices are open in holidays, too. */
    List<LocalDate> officeDays() {
        return first.plusDays(1)
                .datesUntil(LAST)
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .toList();
    }

    Instant begin() {
        return at(first, MORNING);
    }

    Instant morning(LocalDate day) {
        return at(day, MORNING);
    }

    Instant afternoon(LocalDate day) {
        return at(day, AFTERNOON);
    }

    Instant end() {
        return at(LAST, MORNING);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(configuration.hub().zone()).toInstant();
    }
}
