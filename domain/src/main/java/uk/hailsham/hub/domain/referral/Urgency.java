package uk.hailsham.hub.domain.referral;

import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.Limits;

/** How soon help is needed. */
public enum Urgency {
    ROUTINE,
    URGENT,
    EMERGENCY;

    /** Which of an agency's limits counts; null without any. */
    public Limit of(Limits limits) {
        if (limits == null) {
            return null;
        }
        return switch (this) {
            case ROUTINE -> limits.usual();
            case URGENT -> limits.whenUrgent();
            case EMERGENCY -> limits.inAnEmergency();
        };
    }
}
