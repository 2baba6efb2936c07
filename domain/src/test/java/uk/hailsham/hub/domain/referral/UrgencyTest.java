package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.Limits;

class UrgencyTest {
    private static final Limit FOUR_WEEKS = new Limit(28, Limit.Unit.CALENDAR_DAYS);
    private static final Limit ONE_WEEK = new Limit(7, Limit.Unit.CALENDAR_DAYS);
    private static final Limit FOUR_HOURS = new Limit(4, Limit.Unit.HOURS);

    @Test
    void whatCannotWaitHasALimitOfItsOwn() {
        Limits limits = new Limits(FOUR_WEEKS, ONE_WEEK, FOUR_HOURS);
        assertThat(Urgency.ROUTINE.of(limits)).isEqualTo(FOUR_WEEKS);
        assertThat(Urgency.URGENT.of(limits)).isEqualTo(ONE_WEEK);
        assertThat(Urgency.EMERGENCY.of(limits)).isEqualTo(FOUR_HOURS);
    }

    @Test
    void anEmergencyWaitsNoLongerThanWhatIsUrgent() {
        assertThat(Urgency.EMERGENCY.of(new Limits(FOUR_WEEKS, ONE_WEEK, null))).isEqualTo(ONE_WEEK);
    }

    @Test
    void whereNothingIsSaidTheUsualLimitCounts() {
        assertThat(Urgency.values()).allMatch(urgency -> FOUR_WEEKS.equals(urgency.of(Limits.of(FOUR_WEEKS))));
        assertThat(Urgency.values()).allMatch(urgency -> urgency.of(null) == null);
    }
}
