package uk.hailsham.hub.domain.school;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * Who must receive education (Education Act 1996, section 8): from the prescribed day on or after the fifth birthday (31
 * March, 31 August, 31 December: SI 1998/1607) to the school leaving date, the last Friday in June (SI 1997/1970), of the
 * school year in which the child becomes sixteen.
 */
public final class CompulsorySchoolAge {
    private static final List<MonthDay> PRESCRIBED =
            List.of(MonthDay.of(3, 31), MonthDay.of(8, 31), MonthDay.of(12, 31));

    private CompulsorySchoolAge() {}

    /** Days of birth, both included. */
    public record Born(LocalDate from, LocalDate to) {
        public boolean covers(LocalDate born) {
            return !born.isBefore(from) && !born.isAfter(to);
        }
    }

    /** Those who are of compulsory school age on that day. */
    public static Born on(LocalDate day) {
        return new Born(
                firstOfYearOfSixteen(day).minusYears(16), lastPrescribed(day).minusYears(5));
    }

    private static LocalDate lastPrescribed(LocalDate day) {
        return PRESCRIBED.stream()
                .map(prescribed -> prescribed.atYear(day.getYear()))
                .filter(prescribed -> !prescribed.isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(LocalDate.of(day.getYear() - 1, Month.DECEMBER, 31));
    }

    /** The first of September from which on a sixteenth birthday leaves the child at school. */
    private static LocalDate firstOfYearOfSixteen(LocalDate day) {
        int ends = day.getMonthValue() >= 9 ? day.getYear() + 1 : day.getYear();
        LocalDate leaving = LocalDate.of(ends, Month.JUNE, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
        return LocalDate.of(day.isAfter(leaving) ? ends : ends - 1, Month.SEPTEMBER, 1);
    }
}
