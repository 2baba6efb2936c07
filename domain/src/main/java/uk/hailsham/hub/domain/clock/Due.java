package uk.hailsham.hub.domain.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How a wait stands against its deadline. */
public enum Due {
    /** There is no deadline. */
    NONE,
    /** What was waited for has come. */
    MET,
    /** The clock stands still. */
    PAUSED,
    AHEAD,
    /** The last quarter of the time runs. */
    SOON,
    OVERDUE;

    /** @param by the first instant that is too late; null for none */
    public static Due of(Instant start, Instant by, boolean met, Instant now) {
        if (by == null) {
            return NONE;
        }
        if (met) {
            return MET;
        }
        if (!now.isBefore(by)) {
            return OVERDUE;
        }
        Duration quarter = Duration.between(start, by).dividedBy(4);
        return now.isBefore(by.minus(quarter)) ? AHEAD : SOON;
    }

    /** The one that is more pressing. */
    public Due or(Due other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** {@code due-soon}, {@code overdue}; others as they are. */
    public String word() {
        return this == SOON ? "due-soon" : name().toLowerCase(Locale.ROOT);
    }
}
