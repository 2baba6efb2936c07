package uk.hailsham.hub.town;

import java.time.LocalDate;

/**
 * What town to make up.
 *
 * @param pupils on the rolls of the five schools together
 * @param index entries of the Children's Index, at least as many as it takes for the pupils
 * @param today of the town; nothing in it is younger
 */
public record TownPlan(int pupils, int index, int referrals, long seed, LocalDate today) {
    /** The demo's: five schools of about 3,900 pupils, an Index of 5,200, 60 referrals. */
    public static final TownPlan DEMO = new TownPlan(3_900, 5_200, 60, 7, LocalDate.of(2026, 11, 23));
}
