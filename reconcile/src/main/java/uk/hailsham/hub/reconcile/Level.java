package uk.hailsham.hub.reconcile;

/** How well two values of a column agree; {@code MISSING} is a level of its own, never a disagreement. */
public enum Level {
    EXACT,
    CLOSE,
    DIFFERENT,
    MISSING;

    public boolean agrees() {
        return this == EXACT || this == CLOSE;
    }
}
