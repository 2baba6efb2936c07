package uk.hailsham.hub.domain.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed delivery is due again: delays that double, with jitter so that a returning agency is not stormed, up to a
 * cap by elapsed time. What is urgent is tried more often and given to a person sooner.
 */
public record RetryLadder(Duration first, Duration longest, Duration elapsedCap) {
    private static final double JITTER = 0.2;

    public static RetryLadder of(Urgency urgency, boolean safeguarding) {
        if (safeguarding || urgency == Urgency.EMERGENCY) {
            return new RetryLadder(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofHours(4));
        }
        return urgency == Urgency.URGENT
                ? new RetryLadder(Duration.ofSeconds(20), Duration.ofMinutes(15), Duration.ofHours(24))
                : new RetryLadder(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(72));
    }

    /**
     * @param failed how many attempts have failed, from 1
     * @param since when the first attempt fell due
     * @return never after the cap, where one last attempt is made; empty when the cap is reached: then a person must act
     */
    public Optional<Instant> next(int failed, Instant since, Instant now, RandomGenerator random) {
        Instant cap = since.plus(elapsedCap);
        if (!now.isBefore(cap)) {
            return Optional.empty();
        }
        long doubled = first.toMillis() << Math.min(failed - 1, 20);
        long delay = Math.min(doubled, longest.toMillis());
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        Instant due = now.plusMillis((long) (delay * factor));
        return Optional.of(due.isBefore(cap) ? due : cap);
    }

    /**
     * The same, put off by as long as the server asks, but by no more than the longest delay: a server must not keep a
     * child waiting for a week.
     */
    public Instant putOff(Instant due, Duration pause, Instant now) {
        Instant asked = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
        return due.isBefore(asked) ? asked : due;
    }
}
