package uk.hailsham.hub.domain.referral;

import java.util.Locale;

/** States of a recipient, the FHIR Task statuses of SDOH Clinical Care. */
public enum RecipientState {
    DRAFT,
    REQUESTED,
    ACCEPTED,
    REJECTED,
    CANCELLED,
    IN_PROGRESS,
    ON_HOLD,
    FAILED,
    COMPLETED,
    ENTERED_IN_ERROR;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A terminal state is never silently left again. */
    public boolean terminal() {
        return switch (this) {
            case REJECTED, CANCELLED, FAILED, COMPLETED, ENTERED_IN_ERROR -> true;
            default -> false;
        };
    }
}
