package uk.hailsham.hub.domain.silence;

import java.util.Locale;

/** Why an alarm is open. */
public enum Cause {
    /** It was due and is not here yet. */
    LATE,
    /** It was due, and is not late any more but has not come at all. */
    MISSING,
    /** The last drop holds less than half of what drops usually hold. */
    HALF_SIZE,
    /** What drops say is older than they are. */
    STALE,
    /** A new drop was due, and the one before came again. */
    IDENTICAL,
    /** A drop that the brake holds has waited too long for a decision. */
    HELD_TOO_LONG;

    /** As it stands in the database and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Cause of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
