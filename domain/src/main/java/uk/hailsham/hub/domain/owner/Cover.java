package uk.hailsham.hub.domain.owner;

import java.time.LocalDate;

/**
 * Days on which somebody does not see to referrals.
 *
 * @param person mailbox or account of who is away
 * @param until the last day; null for one who has left
 * @param by who stands in, also while the school is closed; null for the next in line
 */
public record Cover(String person, LocalDate from, LocalDate until, Person by) {
    boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
