package uk.hailsham.hub.town;

import java.time.LocalDate;

/**
 * What town to make up.
 *
 * @param pupils on the rolls of both schools together
 * @param index entries of the Children's Index, at least as many as it takes for the pupils
 * @param today of the town; nothing in it is younger
 */
public record TownPlan(int pupils, int index, int referrals, long seed, LocalDate today) {
    /** The demo's: two schools of about 1,600 pupils, an Index of 2,200, 30 referrals. */
    public static final TownPlan DEMO = new TownPlan(1_600, 2_200, 30, 7, LocalDate.of(2026, 11, 23));
}
