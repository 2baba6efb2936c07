package uk.hailsham.hub.connectors.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that a file turns while the hub runs: for a demo or a test alone. The file is looked at ten times a second at
 * most; what cannot be read as a {@link ClockWords} leaves the clock as it goes. Safe for many threads.
 */
public final class FileClock extends Clock {
    private static final Logger LOG = LoggerFactory.getLogger(FileClock.class);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Path file;
    private final Clock real;
    private volatile Pace pace;
    private volatile Instant looked;
    private String read;

    /** @throws IOException when there is no such file, or it says something else than a clock's words */
    public FileClock(Path file, Clock real) throws IOException {
        this.file = file;
        this.real = real;
        this.looked = real.instant();
        this.pace = new Pace(looked, looked, 1);
        this.read = Files.readString(file);
        turn(ClockWords.read(read), looked);
    }

    /**
     * From a moment on, how the time that is shown follows the real one.
     *
     * @param from the real moment
     * @param shown what was shown then
     */
    private record Pace(Instant from, Instant shown, double speed) {
        Instant at(Instant now) {
            return shown.plusNanos(Math.round(Duration.between(from, now).toNanos() * speed));
        }
    }

    @Override
    public Instant instant() {
        Instant now = real.instant();
        if (Duration.between(looked, now).abs().compareTo(LOOK) >= 0) {
            look(now);
        }
        return pace.at(now);
    }

    private synchronized void look(Instant now) {
        looked = now;
        try {
            String found = Files.readString(file);
            if (!found.equals(read)) {
                read = found;
                turn(ClockWords.read(found), now);
                LOG.warn("the clock was turned by its file: it shows {}", pace.at(now));
            }
        } catch (IOException e) {
            LOG.debug("the clock goes on as it went: {}", e.getMessage());
        }
    }

    private void turn(ClockWords words, Instant now) {
        Instant shown = words.offset().map(now::plus).orElse(pace.at(now));
        pace = new Pace(now, shown, words.speed());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    /** The same hands, shown in another zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        Clock hands = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return hands.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return hands.withZone(other);
            }
        };
    }
}
