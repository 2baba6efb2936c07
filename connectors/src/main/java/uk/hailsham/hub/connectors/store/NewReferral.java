package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.domain.referral.Attachment;
import uk.hailsham.hub.domain.referral.ReferralRequest;

/**
 * A referral that has passed the gate and is to be committed with its recipients.
 *
 * @param child null while identity is not settled
 * @param asKnown the child as known now, as JSON
 * @param drop the drop it came in; null from the interface
 * @param attachments papers that lie in the vault by now
 */
public record NewReferral(
        UUID id,
        ReferralRequest request,
        UUID record,
        UUID child,
        String asKnown,
        Instant madeAt,
        UUID drop,
        List<NewRecipient> recipients,
        List<Attachment> attachments) {
    public NewReferral {
        recipients = List.copyOf(recipients);
        attachments = List.copyOf(attachments);
    }

    /** Without papers. */
    public NewReferral(
            UUID id,
            ReferralRequest request,
            UUID record,
            UUID child,
            String asKnown,
            Instant madeAt,
            UUID drop,
            List<NewRecipient> recipients) {
        this(id, request, record, child, asKnown, madeAt, drop, recipients, List.of());
    }

    /**
     * @param acknowledgeBy null when the agency has no such limit
     * @param window for which it waits; null when it is sent at once
     */
    public record NewRecipient(
            UUID id, String agency, String service, Instant acknowledgeBy, Instant firstContactBy, Instant window) {
        public NewRecipient(UUID id, String agency, String service, Instant acknowledgeBy, Instant firstContactBy) {
            this(id, agency, service, acknowledgeBy, firstContactBy, null);
        }
    }
}
