package uk.hailsham.hub.mappings.sims;

import uk.hailsham.hub.mappings.csv.CsvLine;

/**
 * One row of the report: a pupil with at most one need.
 *
 * @param packed the cells in the order of {@link SimsColumn}, divided by NULs, which no file that is read may hold: very
 *     many rows may have to wait for others of their pupil
 */
record SimsRow(String packed) {
    private static final char DIVIDER = '\0';

    static SimsRow of(CsvLine line, SimsHeadings headings) {
        StringBuilder packed = new StringBuilder();
        for (SimsColumn column : SimsColumn.values()) {
            String cell = headings.cell(line, column);
            packed.append(cell == null ? "" : cell).append(DIVIDER);
        }
        return new SimsRow(packed.toString());
    }

    /** Null when blank. */
    String cell(SimsColumn column) {
        int from = 0;
        for (int i = 0; i < column.ordinal(); i++) {
            from = packed.indexOf(DIVIDER, from) + 1;
        }
        int to = packed.indexOf(DIVIDER, from);
        return from == to ? null : packed.substring(from, to);
    }

    /** Rows that agree in this belong to one pupil. */
    String pupil() {
        return cell(SimsColumn.UPN) + "|" + who();
    }

    /** Rows of different pupils that agree in this may have to do with each other. */
    String kin() {
        String upn = cell(SimsColumn.UPN);
        return upn == null ? who() : upn;
    }

    private String who() {
        return cell(SimsColumn.NAME) + "|" + cell(SimsColumn.DATE_OF_BIRTH);
    }
}
