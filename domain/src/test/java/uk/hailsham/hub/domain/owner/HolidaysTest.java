package uk.hailsham.hub.domain.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HolidaysTest {
    private static final Holidays SCHOOL = new Holidays(Stream.of(
                    term("2026-09-03", "2026-10-23"),
                    term("2026-11-02", "2026-12-18"),
                    term("2027-01-05", "2027-07-21"))
            .flatMap(days -> days)
            .toList());

    private static Stream<LocalDate> term(String from, String to) {
        return LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    @Test
    void aSchoolIsNotClosedOnItsDaysNorOnWeekendsNorInAHalfTerm() {
        assertThat(closed("2026-11-24")).isFalse();
        assertThat(closed("2026-11-28")).isFalse();
        assertThat(closed("2026-10-28")).isFalse();
    }

    @Test
    void itIsClosedAtChristmasAndInAugustAlsoWhenNoFurtherTermIsKnown() {
        assertThat(closed("2026-12-23")).isTrue();
        assertThat(closed("2026-08-12")).isTrue();
        assertThat(closed("2027-08-12")).isTrue();
    }

    @Test
    void itIsNotClosedRightAfterTheLastDayKnownNorWhenNothingIsKnown() {
        assertThat(closed("2027-07-22")).isFalse();
        assertThat(new Holidays(List.of()).closed(LocalDate.parse("2026-08-12")))
                .isFalse();
    }

    private static boolean closed(String day) {
        return SCHOOL.closed(LocalDate.parse(day));
    }
}
