package uk.hailsham.hub.domain.school;

import java.time.LocalDate;

/** The days that a file of this town can speak of. */
public final class Days {
    /** Nobody it is about was born before; a system that means no day writes 0001-01-01. */
    private static final int FIRST_YEAR = 1900;

    /** 9999-12-31 stands for an open end; years of more digits fit into no other system. */
    private static final int LAST_YEAR = 9999;

    public static final String EXPECTED = "a day of the years 1900 to 9999";

    private Days() {}

    public static boolean spokenOf(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }
}
