package uk.hailsham.hub.connectors.agency;

/** An agency's key cannot be used; the message says what was expected and what to do. */
public final class KeyUnusable extends Exception {
    KeyUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
