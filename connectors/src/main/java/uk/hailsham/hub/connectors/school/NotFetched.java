package uk.hailsham.hub.connectors.school;

import java.io.IOException;

/** A school's server could not be asked, or not as agreed; the message says why and names no file. */
public final class NotFetched extends IOException {
    NotFetched(String message, Throwable cause) {
        super(message, cause);
    }
}
