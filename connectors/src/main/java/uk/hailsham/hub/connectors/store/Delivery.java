package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.UUID;
import uk.hailsham.hub.domain.referral.ReferralRequest;

/**
 * An attempt that has begun, with everything its payload is made of.
 *
 * @param asKnown the child as known when the referral was made, as JSON
 * @param firstDue since when the recipient is being tried
 * @param version 1 for the first sending, one more for each that a person meant since
 * @param same the bytes that were sent last, and not what today's mapping makes of it
 */
public record Delivery(
        UUID recipient,
        int number,
        String agency,
        String service,
        UUID referral,
        UUID child,
        ReferralRequest request,
        String asKnown,
        Instant madeAt,
        Instant firstDue,
        int version,
        boolean same) {}
