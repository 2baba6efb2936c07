package uk.hailsham.hub.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

class AnsweringTest {
    private Instant now = Instant.parse("2026-11-24T07:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private boolean away = true;
    private int asked;

    @Test
    void whileTheDatabaseIsAwayEverybodyIsDownAndOnlyOneWaitsForIt() {
        Answering answering = new Answering(clock);
        HealthIndicator first = answering.or(this::ask);
        HealthIndicator second = answering.or(this::ask);

        assertThat(first.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(second.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(asked).isEqualTo(1);

        away = false;
        now = now.plus(Duration.ofSeconds(15));
        assertThat(second.health().getStatus()).isEqualTo(Status.UP);
        assertThat(first.health().getStatus()).isEqualTo(Status.UP);
        assertThat(asked).isEqualTo(3);
    }

    private Health ask() {
        asked++;
        if (away) {
            throw new IllegalStateException("no connection");
        }
        return Health.up().build();
    }
}
