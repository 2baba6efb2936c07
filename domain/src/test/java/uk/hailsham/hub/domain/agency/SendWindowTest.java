package uk.hailsham.hub.domain.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendWindowTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    @ParameterizedTest(name = "{0} waits until {1}")
    @CsvSource({
        "2026-11-24T07:00:00Z, 2026-11-27T18:00:00Z",
        "2026-11-27T17:59:59Z, 2026-11-27T18:00:00Z",
        "2026-11-27T18:00:00Z, 2026-12-04T18:00:00Z",
        "2026-11-27T20:00:00Z, 2026-12-04T18:00:00Z",
        // Six in the evening is what the clock on the wall says, summer and winter.
        "2026-10-23T17:00:00Z, 2026-10-30T18:00:00Z",
        "2026-10-23T16:59:59Z, 2026-10-23T17:00:00Z"
    })
    void opensAtTheNextFridayEvening(Instant made, Instant window) {
        assertThat(new SendWindow(DayOfWeek.FRIDAY, LocalTime.of(18, 0)).after(made, ZONE))
                .isEqualTo(window);
    }
}
