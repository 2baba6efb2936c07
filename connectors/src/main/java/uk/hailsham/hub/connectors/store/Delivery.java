package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.UUID;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.ReferralRequest;

/**
 * An attempt that has begun, with everything its payload is made of.
 *
 * @param asKnown the child as known when the referral was made, as JSON
 * @param firstDue since when the recipient is being tried
 * @param again whether an attempt of the same has begun before
 * @param amendment what it carries instead of the referral; null for the referral itself
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
        boolean again,
        Amendment amendment,
        int version,
        boolean same) {}
