package uk.hailsham.hub.town.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** Dates of birth with a slip that are dates still. */
final class Dates {
    private static final int DECADE = 2;

    private Dates() {}

    /** Another digit from the year's last two on; the same when chance finds none that is a date. */
    static String digitWrong(String date, SplittableRandom random) {
        for (int tries = 0; tries < 20; tries++) {
            String slipped = Slips.digit(date, DECADE, random);
            if (isDate(slipped)) {
                return slipped;
            }
        }
        return date;
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
