package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.UUID;

/**
 * A child as the hub knows it now.
 *
 * @param id the child's own id; where another was asked for, that one forwards here
 * @param shielded fails closed: true when the child or any of its records is shielded
 */
public record ChildView(UUID id, boolean shielded, List<RecordView> records) {
    public ChildView {
        records = List.copyOf(records);
    }
}
