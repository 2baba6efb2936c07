package uk.hailsham.hub.domain.school;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * How often a school has promised a drop, and by when.
 *
 * @param by the time of the day by which it is here
 * @param day on which a weekly drop is due, or the first school day after it; null unless weekly
 * @param marginDays days after the census day by which a termly drop is due; 0 unless termly
 * @param lateHours after which a drop that is late counts as missing
 */
public record Cadence(Every every, LocalTime by, DayOfWeek day, int marginDays, int lateHours) {
    /** Promises nothing: a drop comes when something happens. */
    public static final Cadence EVENT = new Cadence(Every.EVENT, LocalTime.MIDNIGHT, null, 0, 0);

    /** What calls for a drop. */
    public enum Every {
        SCHOOL_DAY,
        WEEK,
        /** The three census days of a school year. */
        TERM,
        EVENT
    }
}
