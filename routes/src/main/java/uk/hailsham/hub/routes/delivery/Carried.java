package uk.hailsham.hub.routes.delivery;

import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;

/**
 * How a delivery ended.
 *
 * @param sent what the agency's own channel carried; null when it did not
 * @param proof null when it was not carried
 * @param failure of the agency's own channel; null when it carried, or was not tried
 * @param elsewhere the proof is of the agency's fallback, and says nothing of its line
 */
public record Carried(Delivery delivery, Payload sent, Proof proof, NotCarried failure, boolean elsewhere) {}
