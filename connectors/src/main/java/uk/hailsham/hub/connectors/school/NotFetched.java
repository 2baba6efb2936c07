package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.time.Duration;

/** A school's server could not be asked, or not as agreed; the message says why and names no file. */
public final class NotFetched extends IOException {
    private final transient Duration pause;

    NotFetched(String message, Throwable cause) {
        this(message, Duration.ZERO, cause);
    }

    NotFetched(String message, Duration pause, Throwable cause) {
        super(message, cause);
        this.pause = pause;
    }

    /** How long the server asks not to be asked again; zero when it asks for nothing. */
    public Duration pause() {
        return pause;
    }
}
