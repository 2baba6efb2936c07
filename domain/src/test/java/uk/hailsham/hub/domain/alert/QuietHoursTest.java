package uk.hailsham.hub.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void theNightIsQuietAcrossMidnightByTheClocksOfThePlace() {
        QuietHours night = new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0), LONDON);
        assertThat(night.hold(Instant.parse("2026-11-24T19:59:59Z"))).isFalse();
        assertThat(night.hold(Instant.parse("2026-11-24T20:00:00Z"))).isTrue();
        assertThat(night.hold(Instant.parse("2026-11-25T06:59:59Z"))).isTrue();
        assertThat(night.hold(Instant.parse("2026-11-25T07:00:00Z"))).isFalse();
        assertThat(night.hold(Instant.parse("2027-06-25T06:30:00Z")))
                .as("summer time")
                .isFalse();
    }

    @Test
    void aSpanOfOneDayAndAnEmptyOneAreWhatTheySay() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), LONDON);
        assertThat(noon.hold(Instant.parse("2026-11-24T12:30:00Z"))).isTrue();
        assertThat(noon.hold(Instant.parse("2026-11-24T13:30:00Z"))).isFalse();
        QuietHours none = new QuietHours(LocalTime.NOON, LocalTime.NOON, LONDON);
        assertThat(none.hold(Instant.parse("2026-11-24T12:00:00Z"))).isFalse();
    }

    @Test
    void anEndIsNearThirtyDaysAheadAndStaysSo() {
        Expiry key = new Expiry("mail-key", "police", "smime", LocalDate.parse("2026-12-24"));
        assertThat(key.within(Expiry.AHEAD, LocalDate.parse("2026-11-23"))).isFalse();
        assertThat(key.within(Expiry.AHEAD, LocalDate.parse("2026-11-24"))).isTrue();
        assertThat(key.within(Expiry.AHEAD, LocalDate.parse("2027-02-01"))).isTrue();
    }
}
