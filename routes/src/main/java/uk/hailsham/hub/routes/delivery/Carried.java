package uk.hailsham.hub.routes.delivery;

import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Proof;

/**
 * How a delivery ended.
 *
 * @param proof null when it was not carried
 * @param failure of the agency's own channel; null when it carried, or was not tried
 * @param elsewhere the proof is of the agency's fallback, and says nothing of its line
 */
public record Carried(Delivery delivery, Proof proof, NotCarried failure, boolean elsewhere) {
    Carried(Delivery delivery, Proof proof, NotCarried failure) {
        this(delivery, proof, failure, false);
    }
}
