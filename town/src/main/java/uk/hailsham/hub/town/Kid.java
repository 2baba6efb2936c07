package uk.hailsham.hub.town;

import java.time.LocalDate;

/**
 * A child of the town, as in truth.
 *
 * @param upn null for a child who has none
 * @param number in the Index; null for a child it does not know
 * @param kind what makes this child easy or hard to recognise
 * @param need SEN type, or null
 */
record Kid(
        int serial,
        String family,
        String given,
        String middle,
        boolean girl,
        LocalDate born,
        Family home,
        String upn,
        String number,
        String nhs,
        String kind,
        String ethnicity,
        String need,
        String provision) {
    Kid withKind(String kind, String number) {
        return new Kid(
                serial, family, given, middle, girl, born, home, upn, number, nhs, kind, ethnicity, need, provision);
    }
}
