package uk.hailsham.hub.town.people;

import java.time.LocalDate;

/**
 * What population to make up.
 *
 * @param entries of the index, or of the one file
 * @param pupils on the roll
 * @param today nobody is born later
 */
public record PeoplePlan(int entries, int pupils, long seed, LocalDate today, Rates rates) {
    /** Made-up UPNs do not last for more. */
    public static final int MOST = 14_000_000;
}
