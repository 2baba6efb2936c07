package uk.hailsham.hub.town.people;

import java.time.LocalDate;

/**
 * A child as it is in truth.
 *
 * @param middle names between spaces, or empty
 * @param twin the child it was born with, or null
 */
record Child(
        int serial,
        NameOrigin origin,
        String forename,
        String middle,
        String surname,
        boolean girl,
        LocalDate born,
        Address home,
        boolean halfSibling,
        Child twin) {
    private static final int STARTS_SCHOOL = 4;
    private static final int LEAVES_SCHOOL = 18;

    boolean ofSchoolAge(LocalDate today) {
        return !born.plusYears(STARTS_SCHOOL).isAfter(today)
                && born.plusYears(LEAVES_SCHOOL).isAfter(today);
    }

    int firstSchoolYear() {
        return born.getYear() + STARTS_SCHOOL;
    }

    Child bornWith(Child other) {
        return new Child(serial, origin, forename, middle, surname, girl, born, home, halfSibling, other);
    }
}
