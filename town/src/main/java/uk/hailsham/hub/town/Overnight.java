package uk.hailsham.hub.town;

import java.util.SplittableRandom;

/**
 * What one day changes about a child.
 *
 * @param kid as it is next night; null for a pupil who has left
 */
record Overnight(Kid kid, boolean changed) {
    static Overnight of(Kid kid, TownPlan plan) {
        SplittableRandom random = Seeds.of(plan.seed() ^ 0x217L, kid.serial());
        int dice = random.nextInt(1000);
        if (dice < 6) {
            return new Overnight(null, true);
        }
        if (dice < 18) {
            return new Overnight(kid.with(kid.family().movedTo(Home.any(random)), kid.sen()), true);
        }
        if (dice < 32) {
            return new Overnight(kid.with(kid.family(), kid.sen().with(random, plan.today())), true);
        }
        return new Overnight(kid, false);
    }
}
