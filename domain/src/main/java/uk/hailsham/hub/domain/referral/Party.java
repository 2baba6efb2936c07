package uk.hailsham.hub.domain.referral;

/** The two sides of a recipient, and which states each may set (HL7 SDOH Clinical Care, Task). */
public enum Party {
    /** The school, and the hub for it. */
    REQUESTER,
    /** The agency. */
    PERFORMER;

    public boolean maySet(RecipientState state) {
        return switch (state) {
            case DRAFT, REQUESTED, ENTERED_IN_ERROR -> this == REQUESTER;
            case ACCEPTED, REJECTED, IN_PROGRESS, ON_HOLD, FAILED, COMPLETED -> this == PERFORMER;
            case CANCELLED -> true;
        };
    }
}
