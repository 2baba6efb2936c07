package uk.hailsham.hub.town;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The referrals of many days; each pupil is thought of on one of them. */
final class Season implements Population.Audience, AutoCloseable {
    private final List<ReferralWriter> days = new ArrayList<>();
    private final TownPlan plan;

    Season(TownPlan plan, List<LocalDate> days, int aDay, Path out) {
        this.plan = plan;
        TownPlan share = new TownPlan(
                Math.max(1, plan.pupils() / Math.max(1, days.size())), plan.index(), aDay, plan.seed(), plan.today());
        for (LocalDate day : days) {
            int before = this.days.size() * aDay;
            this.days.add(new ReferralWriter(out.resolve(day.toString()), share, day, aDay, before));
        }
    }

    @Override
    public void pupil(Kid kid) {
        if (!days.isEmpty()) {
            days.get(Seeds.of(plan.seed() ^ 0x5EAL, kid.serial()).nextInt(days.size()))
                    .offer(kid);
        }
    }

    @Override
    public void onTwoRolls(Kid one, Kid other) {
        // offered once, by its first school
    }

    @Override
    public void elsewhere(Kid kid) {
        // no school of ours refers it
    }

    @Override
    public void close() {
        days.forEach(ReferralWriter::close);
    }
}
