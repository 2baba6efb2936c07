package uk.hailsham.hub.tests.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The file by which a hub's clock goes. */
public record TurnedClock(Path file) {
    /** What a hub is told of it. */
    public Map<String, String> environment() {
        return Map.of("HUB_CLOCK", file.toString());
    }

    /** From now on it is that time, and time goes on. */
    public void at(String instant) throws IOException {
        Files.writeString(file, "offset: " + Duration.between(Instant.now(), Instant.parse(instant)));
    }
}
