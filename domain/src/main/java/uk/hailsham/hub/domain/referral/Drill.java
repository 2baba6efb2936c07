package uk.hailsham.hub.domain.referral;

import java.time.LocalDate;

/** A made-up referral that shows whether a channel works. Everything of it that somebody can read says so. */
public final class Drill {
    /** In the place of a school's id; no school may be called so. */
    public static final String SCHOOL = "drill";

    /** Beside what else a channel says of it: in a subject, in a header. */
    public static final String MARK = "DRILL";

    private static final String WORDS =
            "DRILL: this is a made-up referral, and there is no such child. It shows whether"
                    + " referrals reach you. Please answer as you would, and do nothing else.";

    private Drill() {}

    /** @param reference of this drill */
    public static ReferralRequest request(String reference, String need, String phone, LocalDate today) {
        return new ReferralRequest(
                reference,
                SCHOOL,
                new ReferralRequest.Pupil(null, null, MARK, "No Child", today.minusYears(10)),
                need,
                WORDS,
                Urgency.ROUTINE,
                new ReferralRequest.Referrer(MARK + ", the hub's operator", "operator", null, phone),
                "public-task",
                new ReferralRequest.Agreement(true, true, MARK, null),
                WORDS,
                WORDS,
                new ReferralRequest.IndexCheck(false, null),
                WORDS,
                false);
    }

    public static boolean is(ReferralRequest request) {
        return SCHOOL.equals(request.school());
    }
}
