package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static Breaker failed(Breaker breaker, int times) {
        Breaker now = breaker;
        for (int i = 0; i < times; i++) {
            now = now.failed(true, NOON, new SplittableRandom(i));
        }
        return now;
    }

    @Test
    void opensAtTheFifthFailureInARow() {
        assertThat(failed(Breaker.CLOSED, 4).closed()).isTrue();
        assertThat(failed(Breaker.CLOSED, 5).state()).isEqualTo(Breaker.State.OPEN);
        assertThat(failed(Breaker.CLOSED, 5).since()).isEqualTo(NOON);
    }

    @Test
    void whatFailsWhileItIsOpenDoesNotPutTheProbeOff() {
        Breaker open = failed(Breaker.CLOSED, 5);
        assertThat(open.failed(true, NOON.plusSeconds(30), new SplittableRandom(9))
                        .probeAt())
                .isEqualTo(open.probeAt());
    }

    @Test
    void aFailureThatSaysNothingOfTheLineDoesNotCountWhileItIsClosed() {
        assertThat(Breaker.CLOSED.failed(false, NOON, new SplittableRandom(1))).isEqualTo(Breaker.CLOSED);
    }

    @Property
    void theNextProbeIsAlwaysAheadAndNeverFurtherThanTheLongestDelay(@ForAll @Size(max = 60) List<Boolean> probes) {
        Breaker breaker = failed(Breaker.CLOSED, 5);
        Instant now = NOON;
        for (boolean probe : probes) {
            now = now.plus(Duration.ofMinutes(20));
            breaker = (probe ? breaker.probed(now) : breaker).failed(true, now, new SplittableRandom(3));
            if (probe) {
                assertThat(breaker.probeAt()).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofMinutes(12)));
            }
            assertThat(breaker.closed()).isFalse();
            assertThat(breaker.since()).isEqualTo(NOON);
        }
    }
}
