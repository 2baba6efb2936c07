package uk.hailsham.hub.connectors.database;

/** A node that believed to lead has found another one leading; what it was about to write is not written. */
public final class Fenced extends RuntimeException {
    Fenced(String message) {
        super(message);
    }
}
