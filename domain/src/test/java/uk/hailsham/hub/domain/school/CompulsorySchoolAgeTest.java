package uk.hailsham.hub.domain.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Education Act 1996, section 8. */
class CompulsorySchoolAgeTest {
    @ParameterizedTest(name = "on {0} one born on {1}: {2}")
    @CsvSource({
        // Five on the prescribed day itself: from that day on.
        "2026-08-30, 2021-08-31, false",
        "2026-08-31, 2021-08-31, true",
        // Five a day later: from the next prescribed day on.
        "2026-09-01, 2021-09-01, false",
        "2026-12-30, 2021-09-01, false",
        "2026-12-31, 2021-09-01, true",
        "2027-01-15, 2021-12-31, true",
        "2027-01-15, 2022-01-01, false",
        "2027-03-31, 2022-01-01, true",
        // Sixteen in the school year 2026/27: to its last Friday in June, whether before the birthday or after it.
        "2027-06-25, 2010-09-01, true",
        "2027-06-26, 2010-09-01, false",
        "2027-06-25, 2011-08-31, true",
        "2027-06-26, 2011-08-31, false",
        "2027-06-26, 2011-09-01, true",
        "2026-11-24, 2010-09-01, true",
        "2026-11-24, 2010-08-31, false",
    })
    void beginsAtAPrescribedDayAndEndsInJune(LocalDate day, LocalDate born, boolean covered) {
        assertThat(CompulsorySchoolAge.on(day).covers(born)).isEqualTo(covered);
    }
}
