package uk.hailsham.hub.reconcile.column;

import java.util.List;
import java.util.Map;

/**
 * What the columns of a file hold.
 *
 * @param id the index of the column whose values name the records
 * @param unused why, by name, for columns that take no part
 */
public record Recognised(int id, List<ColumnUse> used, Map<String, String> unused) {
    public boolean has(Kind kind) {
        return used.stream().anyMatch(use -> use.heading().kind() == kind);
    }
}
