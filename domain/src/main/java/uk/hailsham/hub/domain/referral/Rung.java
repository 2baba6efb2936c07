package uk.hailsham.hub.domain.referral;

import java.util.Locale;

/**
 * The ladder of proof, lowest first. {@code UNKNOWN} stands beside it: an attempt was begun and its end is not known,
 * so nobody may say that the agency has it, nor that it has not.
 */
public enum Rung {
    UNKNOWN,
    QUEUED,
    HANDED_OVER,
    TRANSPORT_PROVED,
    COLLECTED,
    ACKNOWLEDGED,
    ACCEPTED,
    FIRST_CONTACT,
    CLOSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
