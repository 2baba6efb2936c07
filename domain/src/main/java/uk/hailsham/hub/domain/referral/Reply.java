package uk.hailsham.hub.domain.referral;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An agency's answer about one recipient.
 *
 * @param status one of {@code received, accepted, declined, on-hold, first-contact, not-brought, closed, failed,
 *     information-needed, booked}
 * @param reason a coded reason, or null
 * @param date the day the agency names, or null
 */
public record Reply(UUID recipient, Status status, String reason, LocalDate date) {
    /** The words an agency may use. */
    public enum Status {
        RECEIVED,
        ACCEPTED,
        DECLINED,
        ON_HOLD,
        FIRST_CONTACT,
        NOT_BROUGHT,
        CLOSED,
        FAILED,
        /** Nobody can decide before the referrer has said more. */
        INFORMATION_NEEDED,
        /** The first contact has a day. */
        BOOKED
    }
}
