package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.domain.clock.Due;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;

/** A referral and where its recipients stand; nothing about the child but ids. */
public record ReferralView(
        UUID id,
        String school,
        String reference,
        UUID child,
        String need,
        String urgency,
        boolean safeguarding,
        Instant madeAt,
        List<Recipient> recipients) {
    public ReferralView {
        recipients = List.copyOf(recipients);
    }

    /**
     * @param clockStoppedAt when the agency first answered; null while it has not
     * @param firstContactBy as it was agreed
     * @param contactMovedTo by when it is due after pauses; null when there was none
     * @param pausedSince when the clock to the first contact began to stand still; null while it runs
     * @param waitsForWindow when the batch leaves with which it is to go; null when it waits for none
     */
    public record Recipient(
            UUID id,
            UUID referral,
            String agency,
            String service,
            RecipientState state,
            Rung rung,
            Instant clockStartedAt,
            Instant acknowledgeBy,
            Instant clockStoppedAt,
            Instant firstContactBy,
            Instant contactMovedTo,
            Instant pausedSince,
            Instant waitsForWindow) {

        /** The day agreed, or the later one to which pauses have moved it. */
        public Instant contactBy() {
            return contactMovedTo == null ? firstContactBy : contactMovedTo;
        }

        /** How its waits stand; nothing is due of one that has ended. */
        public Due due(Instant now) {
            return new Standing(state, rung)
                    .due(clockStartedAt, acknowledgeBy, clockStoppedAt != null, contactBy(), pausedSince != null, now);
        }
    }
}
