package uk.hailsham.hub.town;

/** Rolls are whole again, with what the nights since the first have changed; the Index sends only what the last one did. */
final class LaterNight implements Population.Audience {
    private final Drops drops;
    private final TownPlan plan;
    private final int night;
    private int came = 1;

    /** @param night from 2 */
    LaterNight(Drops drops, TownPlan plan, int night) {
        this.drops = drops;
        this.plan = plan;
        this.night = night;
    }

    /** From now on nobody had been here before that night. */
    void newcomersOf(int arrival) {
        came = arrival;
    }

    @Override
    public void pupil(Kid kid) {
        Overnight now = now(kid);
        boolean changed = now.changed() || came == night;
        if (now.kid() != null) {
            drops.enrol(now.kid());
            if (changed) {
                drops.index.write(now.kid());
                drops.referrals.offer(now.kid());
            }
        } else if (changed) {
            drops.index.write(kid.at(Place.OUTSIDE));
        }
    }

    private Overnight now(Kid kid) {
        return Overnight.of(kid, plan, came + 1, night);
    }

    @Override
    public void onTwoRolls(Kid one, Kid other) {
        Kid now = now(one).kid();
        Kid there = now == null ? other : now.at(other.place()).registered(other.status());
        drops.enrol(there);
        if (now != null) {
            drops.tellTwo(now, there);
        }
    }

    @Override
    public void elsewhere(Kid kid) {
        if (came == night) {
            drops.index.write(kid);
        } else if (came == 1 && forgottenIn(kid) == night) {
            drops.index.delete(kid);
        }
    }

    /** The first night in which the Index strikes the child out; 0 for none yet. */
    private int forgottenIn(Kid kid) {
        for (int each = 2; each <= night; each++) {
            if (Words.chance(Seeds.of(plan.seed() ^ 0xDE1L ^ Overnight.later(each), kid.serial()), 4)) {
                return each;
            }
        }
        return 0;
    }
}
