package uk.hailsham.hub.domain.telling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a school gets when its referral is under way: who was asked, and by when each will be heard of. */
public record ReferralReceipt(
        UUID referral, String reference, Instant madeAt, boolean safeguarding, String owner, List<Asked> asked) {
    public ReferralReceipt {
        asked = List.copyOf(asked);
    }

    /** @param agency its id, or a handle; @param answerBy null when no day was agreed */
    public record Asked(
            UUID recipient,
            String agency,
            String agencyName,
            LocalDate answerBy,
            LocalDate seenBy,
            String ring,
            String phone) {}
}
