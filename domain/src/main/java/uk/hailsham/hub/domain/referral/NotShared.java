package uk.hailsham.hub.domain.referral;

import java.time.LocalDate;

/**
 * A decision not to share: a referral that is deliberately not made.
 *
 * @param reference the school's own, unique among its decisions: a second one with it is the same
 * @param service of which help was considered; null when none in particular
 * @param decidedBy who decided, a name
 * @param reason a code of the list {@code not-shared-reasons}
 * @param words what was weighed; null when nothing is to be added
 */
public record NotShared(
        String reference,
        String school,
        ReferralRequest.Pupil pupil,
        String service,
        String decidedBy,
        String role,
        LocalDate decidedOn,
        String reason,
        String words) {}
