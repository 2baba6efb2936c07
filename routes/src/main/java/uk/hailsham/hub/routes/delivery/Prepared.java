package uk.hailsham.hub.routes.delivery;

import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.domain.referral.Payload;

/**
 * An attempt with what is to be carried.
 *
 * @param leftOut how many papers stay behind that the agency should have had
 */
public record Prepared(Delivery delivery, Payload payload, int leftOut) {}
