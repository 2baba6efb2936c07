package uk.hailsham.hub.domain.referral;

/** Where a recipient stands: what the agency says it does, and what is proved. */
public record Standing(RecipientState state, Rung rung) {
    public static final Standing NEW = new Standing(RecipientState.REQUESTED, Rung.QUEUED);
}
