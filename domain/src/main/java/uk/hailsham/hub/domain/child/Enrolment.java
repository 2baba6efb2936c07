package uk.hailsham.hub.domain.child;

import java.time.LocalDate;

/**
 * A time at one school.
 *
 * @param laestab seven digits: local authority and establishment
 * @param status enrolment status C current, M main of dual, S subsidiary, G guest …
 * @param yearGroup a code of the list {@code nc-year}
 */
public record Enrolment(
        String laestab,
        String schoolName,
        String status,
        String yearGroup,
        String registrationGroup,
        LocalDate entry,
        LocalDate leaving,
        String leavingReason) {

    /** The code of the list {@code leaving-reason} for a child that has died (CTF specification, DD). */
    public static final String DIED = "DD";

    public Enrolment leftOn(LocalDate day) {
        return new Enrolment(laestab, schoolName, status, yearGroup, registrationGroup, entry, day, leavingReason);
    }
}
