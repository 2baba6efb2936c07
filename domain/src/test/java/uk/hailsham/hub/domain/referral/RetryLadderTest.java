package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryLadderTest {
    private static final Instant DUE = Instant.parse("2026-11-23T09:00:00Z");

    @Property
    void delaysGrowButNeverPastTheLongestAndItsJitter(
            @ForAll Urgency urgency, @ForAll @IntRange(min = 1, max = 500) int failed, @ForAll long seed) {
        RetryLadder ladder = RetryLadder.of(urgency, false);
        Duration delay = Duration.between(
                DUE, ladder.next(failed, DUE, DUE, new SplittableRandom(seed)).orElseThrow());
        assertThat(delay)
                .isBetween(
                        ladder.first().multipliedBy(8).dividedBy(10),
                        ladder.longest().multipliedBy(12).dividedBy(10));
    }

    @Property
    void neverFallsDueAfterTheCapAndAlwaysLater(
            @ForAll Urgency urgency,
            @ForAll boolean safeguarding,
            @ForAll @IntRange(min = 1, max = 500) int failed,
            @ForAll @IntRange(max = 300_000) int seconds,
            @ForAll long seed) {
        RetryLadder ladder = RetryLadder.of(urgency, safeguarding);
        Instant now = DUE.plusSeconds(seconds);
        Optional<Instant> next = ladder.next(failed, DUE, now, new SplittableRandom(seed));
        assertThat(next.isPresent()).isEqualTo(now.isBefore(DUE.plus(ladder.elapsedCap())));
        next.ifPresent(due -> assertThat(due).isAfter(now).isBeforeOrEqualTo(DUE.plus(ladder.elapsedCap())));
    }

    @Property
    void sameSeedSameDelay(@ForAll @IntRange(min = 1, max = 500) int failed, @ForAll long seed) {
        RetryLadder ladder = RetryLadder.of(Urgency.URGENT, false);
        assertThat(ladder.next(failed, DUE, DUE, new SplittableRandom(seed)))
                .isEqualTo(ladder.next(failed, DUE, DUE, new SplittableRandom(seed)));
    }

    @Test
    void endsByElapsedTimeNotByCount() {
        RetryLadder ladder = RetryLadder.of(Urgency.ROUTINE, false);
        SplittableRandom random = new SplittableRandom(1);
        assertThat(ladder.next(10_000, DUE, DUE.plus(Duration.ofHours(71)), random))
                .isPresent();
        assertThat(ladder.next(2, DUE, DUE.plus(Duration.ofHours(72)), random)).isEmpty();
    }

    @Test
    void safeguardingIsTriedMoreOftenThanRoutine() {
        assertThat(RetryLadder.of(Urgency.ROUTINE, true).longest())
                .isLessThan(RetryLadder.of(Urgency.ROUTINE, false).longest());
    }

    @Test
    void aServersWishPutsAnAttemptOffButNeverForLongerThanTheLongestDelay() {
        RetryLadder urgent = RetryLadder.of(Urgency.URGENT, false);
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        Instant due = now.plusSeconds(60);

        assertThat(urgent.putOff(due, Duration.ZERO, now)).isEqualTo(due);
        assertThat(urgent.putOff(due, Duration.ofSeconds(120), now)).isEqualTo(now.plusSeconds(120));
        assertThat(urgent.putOff(due, Duration.ofDays(7), now)).isEqualTo(now.plusSeconds(900));
    }
}
