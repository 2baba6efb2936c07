package uk.hailsham.hub.domain.referral;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import uk.hailsham.hub.domain.agency.Agency;

/** When a referral may leave for its agency: at once, or with all others in the agency's window. */
public final class SendTime {
    private SendTime() {}

    /**
     * The window for which it waits. Only routine referrals wait, and a child in danger never does: a week is too long for
     * what somebody has called urgent.
     */
    public static Optional<Instant> window(Agency agency, ReferralRequest request, Instant madeAt, ZoneId zone) {
        boolean routine = request.urgency() == null || request.urgency() == Urgency.ROUTINE;
        return routine && !request.safeguarding()
                ? agency.window().map(window -> window.after(madeAt, zone))
                : Optional.empty();
    }
}
