package uk.hailsham.hub.routes.delivery;

import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.domain.referral.NotRendered;
import uk.hailsham.hub.domain.referral.Payload;

/**
 * An attempt with what is to be carried.
 *
 * @param payload null when the agency's own form cannot be made, and there is another way to try
 * @param leftOut how many papers stay behind that the agency should have had
 * @param unfit why its own form cannot be made; null when it was
 */
public record Prepared(Delivery delivery, Payload payload, int leftOut, NotRendered unfit) {
    Prepared(Delivery delivery, Payload payload, int leftOut) {
        this(delivery, payload, leftOut, null);
    }
}
