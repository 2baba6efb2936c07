package uk.hailsham.hub.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DueTest {
    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant BY = START.plus(Duration.ofHours(40));

    @Test
    void inTheLastQuarterItIsDueSoonAndFromTheDeadlineOnOverdue() {
        assertThat(at(29, 59)).isEqualTo(Due.AHEAD);
        assertThat(at(30, 0)).isEqualTo(Due.SOON);
        assertThat(at(39, 59)).isEqualTo(Due.SOON);
        assertThat(at(40, 0)).isEqualTo(Due.OVERDUE);
    }

    @Test
    void whatHasComeIsMetHoweverLateItIsAndWithoutADeadlineNothingIsDue() {
        assertThat(Due.of(START, BY, true, BY.plusSeconds(9))).isEqualTo(Due.MET);
        assertThat(Due.of(START, null, false, BY)).isEqualTo(Due.NONE);
    }

    @Test
    void ofTwoDeadlinesTheMorePressingOneIsTold() {
        assertThat(Due.MET.or(Due.SOON).word()).isEqualTo("due-soon");
        assertThat(Due.OVERDUE.or(Due.AHEAD).word()).isEqualTo("overdue");
        assertThat(Due.MET.or(Due.PAUSED).word()).isEqualTo("paused");
    }

    private static Due at(int hours, int minutes) {
        return Due.of(START, BY, false, START.plus(Duration.ofHours(hours)).plus(Duration.ofMinutes(minutes)));
    }
}
