package uk.hailsham.hub.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import uk.hailsham.hub.connectors.ground.FileClock;

/** The clock of hub and town, turned by one file that both read: a minute passes in a second, and nights are left out. */
final class TownClock {
    private static final int SPEED = 60;
    private final Path file;
    private final Clock shown;

    private TownClock(Path file, Clock shown) {
        this.file = file;
        this.shown = shown;
    }

    /** @param first what it shows at the beginning */
    static TownClock at(Path file, Instant first, ZoneId zone) throws IOException {
        write(file, first);
        return new TownClock(file, new FileClock(file, Clock.systemUTC()).withZone(zone));
    }

    Path file() {
        return file;
    }

    /** Shows the same as the hub's own, within a few of its seconds. */
    Clock shown() {
        return shown;
    }

    void turnTo(Instant moment) throws IOException {
        write(file, moment);
    }

    /** By one rename, since both may look at any moment. */
    private static void write(Path file, Instant moment) throws IOException {
        Path making = file.resolveSibling(file.getFileName() + ".making");
        Duration offset = Duration.between(Instant.now(), moment);
        Files.writeString(making, "offset: %s%nspeed: %d%n".formatted(offset, SPEED));
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
