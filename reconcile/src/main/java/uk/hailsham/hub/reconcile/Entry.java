package uk.hailsham.hub.reconcile;

import java.util.List;
import java.util.Map;

/**
 * One record to be recognised.
 *
 * @param source records of one source are never compared with each other
 * @param values by column, blanks left out; a missing column is missing, never different
 */
public record Entry(String id, String source, Map<Column, List<String>> values) {
    public Entry {
        values = Map.copyOf(values);
    }

    public List<String> values(Column column) {
        return values.getOrDefault(column, List.of());
    }
}
