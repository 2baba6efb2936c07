package uk.hailsham.hub.connectors.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A child as the hub knows it now.
 *
 * @param id the child's own id; where another was asked for, that one forwards here
 * @param shielded fails closed: true when the child or any of its records is shielded
 * @param records one for each, with what its source said last
 * @param earlier what the sources said before, newest first within a record
 */
public record ChildView(UUID id, boolean shielded, List<RecordView> records, List<RecordView> earlier) {
    public ChildView {
        records = List.copyOf(records);
        earlier = List.copyOf(earlier);
    }

    /** @param statements newest first within a record */
    static ChildView of(UUID id, List<RecordView> statements) {
        Map<UUID, RecordView> last = new LinkedHashMap<>();
        List<RecordView> earlier = statements.stream()
                .filter(view -> last.putIfAbsent(view.id(), view) != null)
                .toList();
        return new ChildView(
                id, statements.stream().anyMatch(RecordView::shielded), List.copyOf(last.values()), earlier);
    }
}
