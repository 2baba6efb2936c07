package uk.hailsham.hub.domain.waiting;

import uk.hailsham.hub.domain.waiting.Figure.By;

/** A row before it is counted. */
record Group(String school, By by, String value) {
    boolean holds(Wait wait, Quarter quarter) {
        return (school == null || school.equals(wait.school())) && value.equals(valueOf(wait, by, quarter));
    }

    /** Whoever waits from before the quarter. */
    boolean isEarlier() {
        return by == By.MONTH && value.equals(Figure.EARLIER);
    }

    static String valueOf(Wait wait, By by, Quarter quarter) {
        return switch (by) {
            case TOTAL -> "";
            case AGENCY -> wait.agency();
            case NEED -> wait.need();
            case SCHOOL -> wait.school();
            case MONTH ->
                wait.made().atDay(1).isBefore(quarter.first())
                        ? Figure.EARLIER
                        : wait.made().toString();
        };
    }
}
