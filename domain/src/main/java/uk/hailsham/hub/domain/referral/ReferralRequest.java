package uk.hailsham.hub.domain.referral;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a referrer asks for, as a referral file's row or a call of the API says it, before the gate.
 *
 * @param reference the school's own reference, unique within the school: a second request with it is the same request
 * @param need a code of the list {@code need}: a SEN type or another need
 * @param safeguarding takes the lane that never closes
 */
public record ReferralRequest(
        String reference,
        String school,
        Pupil pupil,
        String need,
        String reason,
        Urgency urgency,
        Referrer referrer,
        String lawfulBasis,
        Agreement agreement,
        String childView,
        String parentView,
        IndexCheck indexCheck,
        String triedFirst,
        boolean safeguarding) {

    /** With what was not said as such: the safeguarding lane takes a request whatever is missing in it. */
    public ReferralRequest filled() {
        return new ReferralRequest(
                reference,
                school,
                pupil == null ? new Pupil(null, null, null, null, null) : pupil,
                need,
                reason,
                urgency == null ? Urgency.URGENT : urgency,
                referrer == null ? new Referrer(null, null, null, null) : referrer,
                lawfulBasis,
                agreement == null ? new Agreement(false, null, null, null) : agreement,
                childView,
                parentView,
                indexCheck == null ? new IndexCheck(false, null) : indexCheck,
                triedFirst,
                safeguarding);
    }

    /** The same under another reference. */
    public ReferralRequest under(String another) {
        return new ReferralRequest(
                another,
                school,
                pupil,
                need,
                reason,
                urgency,
                referrer,
                lawfulBasis,
                agreement,
                childView,
                parentView,
                indexCheck,
                triedFirst,
                safeguarding);
    }

    /** How the referrer names the pupil; any of the parts may be null; all of them only in the safeguarding lane. */
    public record Pupil(String upn, String localId, String family, String given, LocalDate dateOfBirth) {}

    public record Referrer(String name, String role, String email, String phone) {}

    /**
     * Agreement to the service, which is apart from the lawful basis.
     *
     * @param given null when it was not sought
     * @param by who gave it, or did not
     * @param standing with what right: a code of the list {@code agreement-standing}; null when it was not said
     * @param on the day of the answer; null when it was not said
     * @param reason why it was not sought or not given
     * @param exception on what ground the referral goes without it: a code of {@code agreement-exceptions}, or null
     */
    public record Agreement(
            boolean sought, Boolean given, String by, String standing, LocalDate on, String reason, String exception) {
        /** One of which no more was said. */
        public Agreement(boolean sought, Boolean given, String by, String reason) {
            this(sought, given, by, null, null, reason, null);
        }

        /** Somebody was asked and said no, and no ground is named on which it goes all the same. */
        boolean refused() {
            return sought && Boolean.FALSE.equals(given) && exception == null;
        }
    }

    /** Whether the Children's Index was checked for services already involved, and when. */
    public record IndexCheck(boolean done, Instant at) {}
}
