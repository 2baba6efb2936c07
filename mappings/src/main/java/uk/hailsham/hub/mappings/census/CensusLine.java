package uk.hailsham.hub.mappings.census;

import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.mappings.csv.Columns;
import uk.hailsham.hub.mappings.csv.CsvLine;

/** One record of one blade. */
record CensusLine(Blade blade, Row.At at, Columns columns, CsvLine line) {
    /** Null when blank or when the blade has no such column. */
    String cell(String column) {
        return columns.cell(line, column);
    }

    /** The pupil's table id; null when blank. */
    String id() {
        return cell(Blade.ID);
    }

    /** False when the record has another number of cells than there are headings: then no cell can be trusted. */
    boolean fits() {
        return columns.fits(line);
    }

    /** That this record, and with it nothing else, is not taken. */
    Rejection rejection(String field, String code, String expected, String found) {
        return new Rejection(at.file(), at.row(), field, code, Rejection.Effect.ROW_REJECTED, expected, found);
    }
}
