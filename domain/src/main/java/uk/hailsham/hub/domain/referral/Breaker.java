package uk.hailsham.hub.domain.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Whether an agency's line is tried. After several failures in a row it opens: nothing is begun but one attempt at a time,
 * ever less often, to find out whether the agency is back; the first proof closes it. A child in danger passes it.
 *
 * @param failures in a row
 * @param probes how many have been sent since it opened
 * @param since when it opened; null while it is closed
 * @param probeAt when the next one may be sent to find out; null while it is closed
 */
public record Breaker(State state, int failures, int probes, Instant since, Instant probeAt) {
    public static final Breaker CLOSED = new Breaker(State.CLOSED, 0, 0, null, null);

    private static final int TRIPS = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** A probe of which nothing is heard for so long is lost. */
    private static final Duration LOST = Duration.ofMinutes(15);

    private static final double JITTER = 0.2;

    public enum State {
        CLOSED,
        OPEN,
        /** One attempt is on its way to find out. */
        HALF_OPEN
    }

    public boolean closed() {
        return state == State.CLOSED;
    }

    /** {@code closed}, {@code open} or {@code half-open}. */
    public String word() {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param line whether the failure speaks of the line, and not of this one referral */
    public Breaker failed(boolean line, Instant now, RandomGenerator random) {
        if (state == State.HALF_OPEN) {
            return new Breaker(State.OPEN, failures + 1, probes, since, next(now, random));
        }
        if (!line) {
            return this;
        }
        if (state == State.OPEN) {
            return new Breaker(State.OPEN, failures + 1, probes, since, probeAt);
        }
        return failures + 1 < TRIPS
                ? new Breaker(State.CLOSED, failures + 1, 0, null, null)
                : new Breaker(State.OPEN, failures + 1, 0, now, next(now, random));
    }

    public Breaker probed(Instant now) {
        return new Breaker(State.HALF_OPEN, failures, probes + 1, since, now.plus(LOST));
    }

    private Instant next(Instant now, RandomGenerator random) {
        long doubled = FIRST.toMillis() << Math.min(probes, 20);
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return now.plusMillis((long) (Math.min(doubled, LONGEST.toMillis()) * factor));
    }
}
