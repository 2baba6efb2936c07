package uk.hailsham.hub.domain.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.code.CodeList;

/**
 * Monday to Friday without bank holidays.
 *
 * @param holidays beyond the last one only weekends are known: a deadline there may fall early, never late
 */
public record WorkingDays(Set<LocalDate> holidays) {
    public WorkingDays {
        holidays = Set.copyOf(holidays);
    }

    /** @param list codes are ISO dates, as in {@code config/codes/bank-holidays-england.csv} */
    public static WorkingDays from(CodeList list) {
        Collection<CodeList.Code> codes = list.codes();
        return new WorkingDays(
                codes.stream().map(code -> LocalDate.parse(code.code())).collect(Collectors.toSet()));
    }

    public boolean counts(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
    }
}
