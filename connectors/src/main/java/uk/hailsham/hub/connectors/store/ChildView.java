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
 * @param provisions what the schools' provision maps say now; empty when the child is shielded and the one who looks may
 *     not see behind the shield
 */
public record ChildView(
        UUID id, boolean shielded, List<RecordView> records, List<RecordView> earlier, List<ProvisionView> provisions) {
    public ChildView {
        records = List.copyOf(records);
        earlier = List.copyOf(earlier);
        provisions = List.copyOf(provisions);
    }

    /** @param statements newest first within a record */
    static ChildView of(UUID id, List<RecordView> statements) {
        Map<UUID, RecordView> last = new LinkedHashMap<>();
        List<RecordView> earlier = statements.stream()
                .filter(view -> last.putIfAbsent(view.id(), view) != null)
                .toList();
        boolean shielded = statements.stream().anyMatch(RecordView::shielded);
        return new ChildView(id, shielded, List.copyOf(last.values()), earlier, List.of());
    }

    ChildView with(List<ProvisionView> provisions) {
        return new ChildView(id, shielded, records, earlier, provisions);
    }
}
