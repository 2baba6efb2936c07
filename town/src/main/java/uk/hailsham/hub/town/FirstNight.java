package uk.hailsham.hub.town;

/** Everything is new. */
record FirstNight(Drops drops) implements Population.Audience {
    @Override
    public void pupil(Kid kid) {
        drops.enrol(kid);
        drops.index.write(kid);
        drops.referrals.offer(kid);
    }

    @Override
    public void onTwoRolls(Kid one, Kid other) {
        drops.enrol(other);
        drops.tellTwo(one, other);
    }

    @Override
    public void elsewhere(Kid kid) {
        drops.index.write(kid);
    }
}
