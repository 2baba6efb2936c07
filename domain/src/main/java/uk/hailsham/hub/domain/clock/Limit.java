package uk.hailsham.hub.domain.clock;

/** A span of waiting: an amount of days of one of the three calendars, or of clock hours. */
public record Limit(int amount, Unit unit) {
    /** Which calendar counts. */
    public enum Unit {
        HOURS,
        CALENDAR_DAYS,
        WORKING_DAYS,
        SCHOOL_DAYS
    }
}
