package uk.hailsham.hub.app.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Health that is still told when the database does not answer: whoever asks it is DOWN, and for a while nobody asks it
 * again, or one look at the health would wait for it once a school and once an agency.
 */
final class Answering {
    private static final Duration NOT_ASKED_AGAIN = Duration.ofSeconds(15);

    private final Clock clock;
    private final AtomicReference<Instant> silentUntil = new AtomicReference<>(Instant.MIN);

    Answering(Clock clock) {
        this.clock = clock;
    }

    HealthIndicator or(Supplier<Health> asking) {
        return () -> clock.instant().isBefore(silentUntil.get()) ? down("not asked again yet") : asked(asking);
    }

    private Health asked(Supplier<Health> asking) {
        try {
            return asking.get();
        } catch (RuntimeException e) {
            silentUntil.set(clock.instant().plus(NOT_ASKED_AGAIN));
            return down(e.getClass().getSimpleName());
        }
    }

    private static Health down(String fault) {
        return Health.down().withDetail("database", fault).build();
    }
}
