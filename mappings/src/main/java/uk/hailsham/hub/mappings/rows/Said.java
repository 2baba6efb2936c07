package uk.hailsham.hub.mappings.rows;

import java.util.List;
import java.util.Objects;

/** What the rows of one pupil say together: what stands once per pupil is taken from the first row that has it. */
record Said(List<PupilRow> rows) {
    /** Null when no row says it. */
    String text(PupilColumn column) {
        for (PupilRow row : rows) {
            String cell = row.cell(column);
            if (cell != null) {
                return cell;
            }
        }
        return null;
    }

    /** All that the first row says in columns of this kind which says anything there. */
    List<String> texts(PupilColumn column) {
        return rows.stream()
                .map(row -> row.cells(column).stream().filter(Objects::nonNull).toList())
                .filter(cells -> !cells.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
