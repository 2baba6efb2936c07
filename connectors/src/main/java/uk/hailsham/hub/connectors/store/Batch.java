package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What goes to an agency in one file, begun.
 *
 * @param window in which it leaves
 * @param carriedBefore whether a file of its name may lie there already
 * @param deliveries in the order in which they stand in the file
 */
public record Batch(UUID id, String agency, Instant window, boolean carriedBefore, List<Delivery> deliveries) {
    public Batch {
        deliveries = List.copyOf(deliveries);
    }

    /** The same without one of them. */
    public Batch without(Delivery left) {
        return new Batch(
                id,
                agency,
                window,
                carriedBefore,
                deliveries.stream().filter(delivery -> !delivery.equals(left)).toList());
    }
}
