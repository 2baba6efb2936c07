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
    public void onBothRolls(Kid primary, Kid college) {
        drops.enrol(college);
        drops.tell(Town.id(primary.place(), primary), Town.id(college.place(), college), "two-schools");
    }

    @Override
    public void elsewhere(Kid kid) {
        drops.index.write(kid);
    }
}
