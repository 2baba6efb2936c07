package uk.hailsham.hub.domain.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyTest {
    private static final Weekly MONDAY = new Weekly(DayOfWeek.MONDAY, LocalTime.of(7, 30), ZoneId.of("Europe/London"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T12:00:00Z, 2026-11-30T07:30:00Z",
        "2026-11-30T07:29:59Z, 2026-11-30T07:30:00Z",
        "2026-11-30T07:30:00Z, 2026-12-07T07:30:00Z",
        "2026-03-23T07:30:00Z, 2026-03-30T06:30:00Z",
        "2026-10-19T06:30:00Z, 2026-10-26T07:30:00Z"
    })
    void isTheNextMondayByTheClocksOfThePlace(Instant moment, Instant next) {
        assertThat(MONDAY.after(moment)).isEqualTo(next);
    }
}
