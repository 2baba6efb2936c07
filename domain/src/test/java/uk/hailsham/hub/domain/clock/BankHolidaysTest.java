package uk.hailsham.hub.domain.clock;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.code.CodeList;

/** The shipped table against the rules it follows (Banking and Financial Dealings Act 1971, with substitute days). */
class BankHolidaysTest {
    private static final Path FILE = Path.of("../config/codes/bank-holidays-england.csv");
    private static final Map<Integer, LocalDate> EASTER = Map.of(
            2024, LocalDate.of(2024, 3, 31),
            2025, LocalDate.of(2025, 4, 20),
            2026, LocalDate.of(2026, 4, 5),
            2027, LocalDate.of(2027, 3, 28),
            2028, LocalDate.of(2028, 4, 16));

    @Test
    void holdsEveryHolidayOfItsYearsAndNoOther() throws IOException {
        List<CodeList.Code> codes = Files.readAllLines(FILE).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new CodeList.Code(cells[0], cells[1], cells[2], null, null))
                .toList();
        List<LocalDate> expected = IntStream.rangeClosed(2024, 2028)
                .boxed()
                .flatMap(year -> ruled(year).stream())
                .toList();
        WorkingDays working = WorkingDays.from(new CodeList("bank-holidays-england", codes));
        assertThat(new TreeSet<>(working.holidays())).containsExactlyElementsOf(new TreeSet<>(expected));
        assertThat(expected).hasSize(40).noneMatch(working::counts);
    }

    private static List<LocalDate> ruled(int year) {
        List<LocalDate> days = new ArrayList<>();
        days.add(orMonday(LocalDate.of(year, 1, 1)));
        days.add(EASTER.get(year).minusDays(2));
        days.add(EASTER.get(year).plusDays(1));
        days.add(LocalDate.of(year, 5, 1).with(firstInMonth(MONDAY)));
        days.add(LocalDate.of(year, 5, 1).with(lastInMonth(MONDAY)));
        days.add(LocalDate.of(year, 8, 1).with(lastInMonth(MONDAY)));
        days.addAll(christmas(year));
        return days;
    }

    private static List<LocalDate> christmas(int year) {
        return switch (LocalDate.of(year, 12, 25).getDayOfWeek()) {
            case FRIDAY -> List.of(LocalDate.of(year, 12, 25), LocalDate.of(year, 12, 28));
            case SATURDAY -> List.of(LocalDate.of(year, 12, 27), LocalDate.of(year, 12, 28));
            case SUNDAY -> List.of(LocalDate.of(year, 12, 26), LocalDate.of(year, 12, 27));
            default -> List.of(LocalDate.of(year, 12, 25), LocalDate.of(year, 12, 26));
        };
    }

    private static LocalDate orMonday(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? day.with(java.time.temporal.TemporalAdjusters.next(MONDAY)) : day;
    }
}
