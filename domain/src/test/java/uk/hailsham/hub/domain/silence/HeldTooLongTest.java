package uk.hailsham.hub.domain.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldTooLongTest {
    /** Monday and Tuesday before a week's holiday, then Monday to Wednesday. */
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2027, 2, 8),
            LocalDate.of(2027, 2, 9),
            LocalDate.of(2027, 2, 22),
            LocalDate.of(2027, 2, 23),
            LocalDate.of(2027, 2, 24));

    private static final HeldTooLong LIMIT = new HeldTooLong(
            3,
            DAYS,
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY,
            ZoneId.of("Europe/London"));

    private static Optional<Alarm> alarm(String since, String now) {
        return LIMIT.alarm(new HeldTooLong.Held("dr-1", Instant.parse(since)), Instant.parse(now));
    }

    @Test
    void holidaysDoNotCount() {
        assertThat(alarm("2027-02-08T07:30:00Z", "2027-02-23T07:29:59Z")).isEmpty();
        assertThat(alarm("2027-02-08T07:30:00Z", "2027-02-23T07:30:00Z"))
                .contains(new Alarm(
                        Cause.HELD_TOO_LONG,
                        Instant.parse("2027-02-08T07:30:00Z"),
                        "expected a decision about dr-1 within 3 school days, found none: release it, which takes two"
                                + " people, or refuse it"));
    }

    @Test
    void beyondTheLastSchoolDayKnownEveryWorkingDayCounts() {
        assertThat(alarm("2027-02-24T07:30:00Z", "2027-03-01T07:29:59Z")).isEmpty();
        assertThat(alarm("2027-02-24T07:30:00Z", "2027-03-01T07:30:00Z")).isPresent();
    }
}
