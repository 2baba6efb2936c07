package uk.hailsham.hub.domain.referral;

import java.time.Instant;
import java.util.UUID;
import uk.hailsham.hub.domain.child.Child;

/**
 * A referral that passed the gate.
 *
 * @param record the school's record it was made from
 * @param child the child as linked then; null in the safeguarding lane while identity is not settled
 * @param asKnown what the hub knew of the child then
 */
public record Referral(UUID id, ReferralRequest request, UUID record, UUID child, Child asKnown, Instant madeAt) {}
