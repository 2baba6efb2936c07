package uk.hailsham.hub.app.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.reconcile.evaluation.GroupFigures;
import uk.hailsham.hub.reconcile.evaluation.Link;
import uk.hailsham.hub.reconcile.evaluation.Truth;

/** Groups of left records: by the columns asked for, and by every column in which some have nothing. */
final class Groups {
    private final Map<String, Map<String, String>> asked = new HashMap<>();
    private final Map<String, Map<String, String>> missing = new HashMap<>();
    private final List<String> columns;
    private final List<String> groupBy;
    private long records;

    /** @param id the column of ids, or null for the first */
    Groups(Path left, String id, List<String> groupBy) {
        this.columns = CsvTable.columns(left);
        this.groupBy = groupBy;
        String key = id == null ? columns.get(0) : id;
        List<String> needed = new ArrayList<>(groupBy);
        needed.add(key);
        CsvTable.each(left, needed, row -> record(row, row.needed(key)));
    }

    private void record(CsvTable.Row row, String id) {
        records++;
        for (String column : groupBy) {
            asked.computeIfAbsent(column, k -> new HashMap<>()).put(id, row.cell(column));
        }
        for (int i = 0; i < columns.size(); i++) {
            if (row.cell(i).isEmpty()) {
                missing.computeIfAbsent(columns.get(i), k -> new HashMap<>()).put(id, "");
            }
        }
    }

    /** A column that nobody has, or everybody, divides nobody. */
    List<GroupFigures> figures(Truth truth, List<Link> links) {
        List<GroupFigures> figures = new ArrayList<>();
        groupBy.forEach(
                column -> figures.addAll(GroupFigures.of(truth, links, column, asked.getOrDefault(column, Map.of()))));
        for (String column : columns) {
            Map<String, String> without = missing.getOrDefault(column, Map.of());
            if (!without.isEmpty() && without.size() < records && !groupBy.contains(column)) {
                figures.addAll(GroupFigures.of(truth, links, column, without));
            }
        }
        return figures;
    }
}
