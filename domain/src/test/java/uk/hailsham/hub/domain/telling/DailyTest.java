package uk.hailsham.hub.domain.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyTest {
    private static final Daily HALF_PAST_ONE = new Daily(LocalTime.of(1, 30), ZoneId.of("Europe/London"));

    @ParameterizedTest(name = "after {0} comes {1}")
    @CsvSource({
        "2026-11-24T00:00:00Z, 2026-11-24T01:30:00Z",
        "2026-11-24T01:30:00Z, 2026-11-25T01:30:00Z",
        "2026-07-01T00:00:00Z, 2026-07-01T00:30:00Z",
        "2026-07-01T00:30:00Z, 2026-07-02T00:30:00Z",
    })
    void theNextTimeIsLaterAndByTheClocksOfThePlace(Instant moment, Instant next) {
        assertThat(HALF_PAST_ONE.after(moment)).isEqualTo(next);
    }

    @Test
    void aNightWithoutThatTimeHasItAnHourLaterAndANightThatHasItTwiceHasItOnce() {
        assertThat(HALF_PAST_ONE.after(Instant.parse("2027-03-27T12:00:00Z")))
                .isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
        Instant first = HALF_PAST_ONE.after(Instant.parse("2026-10-24T12:00:00Z"));
        assertThat(first).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(HALF_PAST_ONE.after(first)).isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
    }
}
