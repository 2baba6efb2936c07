package uk.hailsham.hub.town;

import java.util.SplittableRandom;

/**
 * What the nights since somebody came to town have changed.
 *
 * @param kid as it is now; null for a pupil who has left
 * @param changed in the last of these nights
 */
record Overnight(Kid kid, boolean changed) {
    /** @param from the first night after the child was there @param night the last, from 2 */
    static Overnight of(Kid kid, TownPlan plan, int from, int night) {
        Overnight now = new Overnight(kid, false);
        for (int each = from; each <= night; each++) {
            now = one(now.kid(), plan, each);
            if (now.kid() == null) {
                return new Overnight(null, each == night);
            }
        }
        return now;
    }

    private static Overnight one(Kid kid, TownPlan plan, int night) {
        SplittableRandom random = Seeds.of(plan.seed() ^ 0x217L ^ later(night), kid.serial());
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

    /** What tells the chances of one night from another's. */
    static long later(int night) {
        return (night - 2L) << 20;
    }
}
