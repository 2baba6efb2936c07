package uk.hailsham.hub.mappings.sims;

import java.util.EnumMap;
import java.util.Map;
import uk.hailsham.hub.mappings.csv.CsvLine;

/**
 * One row of the report: a pupil with at most one need.
 *
 * @param number the nth record of the file, from 1
 */
record SimsRow(int number, Map<SimsColumn, String> cells) {
    static SimsRow of(int number, CsvLine line, SimsHeadings headings) {
        Map<SimsColumn, String> cells = new EnumMap<>(SimsColumn.class);
        for (SimsColumn column : SimsColumn.values()) {
            String cell = headings.cell(line, column);
            if (cell != null) {
                cells.put(column, cell);
            }
        }
        return new SimsRow(number, cells);
    }

    /** Null when blank. */
    String cell(SimsColumn column) {
        return cells.get(column);
    }

    /** Rows that agree in this belong to one pupil. */
    String pupil() {
        return cell(SimsColumn.UPN) + "|" + cell(SimsColumn.NAME) + "|" + cell(SimsColumn.DATE_OF_BIRTH);
    }
}
