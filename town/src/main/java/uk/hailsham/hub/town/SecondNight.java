package uk.hailsham.hub.town;

/** Rolls are whole again, with what the day changed; the Index sends only that. */
final class SecondNight implements Population.Audience {
    private final Drops drops;
    private final TownPlan plan;
    private boolean newcomers;

    SecondNight(Drops drops, TownPlan plan) {
        this.drops = drops;
        this.plan = plan;
    }

    /** From now on nobody has been here before. */
    void newcomersArrive() {
        newcomers = true;
    }

    @Override
    public void pupil(Kid kid) {
        Overnight night = newcomers ? new Overnight(kid, true) : Overnight.of(kid, plan);
        if (night.kid() == null) {
            drops.index.write(kid.at(Place.OUTSIDE));
            return;
        }
        drops.enrol(night.kid());
        if (night.changed()) {
            drops.index.write(night.kid());
            drops.referrals.offer(night.kid());
        }
    }

    @Override
    public void onTwoRolls(Kid one, Kid other) {
        Kid now = Overnight.of(one, plan).kid();
        Kid there = now == null ? other : now.at(other.place()).registered(other.status());
        drops.enrol(there);
        if (now != null) {
            drops.tellTwo(now, there);
        }
    }

    @Override
    public void elsewhere(Kid kid) {
        if (newcomers) {
            drops.index.write(kid);
        } else if (Words.chance(Seeds.of(plan.seed() ^ 0xDE1L, kid.serial()), 4)) {
            drops.index.delete(kid);
        }
    }
}
