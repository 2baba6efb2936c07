package uk.hailsham.hub.domain.identifier;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then randomness. Safe for many threads. */
public final class Uuid7 implements IdSource {
    private final Clock clock;
    private final RandomGenerator random;

    public Uuid7(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public synchronized UUID next() {
        long high = clock.millis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
