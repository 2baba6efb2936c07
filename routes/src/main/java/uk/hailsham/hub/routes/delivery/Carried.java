package uk.hailsham.hub.routes.delivery;

import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Proof;

/**
 * How a delivery ended.
 *
 * @param proof null when it was not carried
 * @param failure null when it was
 */
public record Carried(Delivery delivery, Proof proof, NotCarried failure) {}
