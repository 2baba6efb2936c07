package uk.hailsham.hub.mappings.indexfeed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.mappings.csv.Columns;
import uk.hailsham.hub.mappings.csv.CsvLine;
import uk.hailsham.hub.mappings.pupil.Findings;

/** The cells of one record, by column name. */
record Cells(Columns columns, CsvLine line, Findings findings) {
    private static final int MOST_PIECES = 50;

    String raw(String column) {
        return columns.cell(line, column);
    }

    String text(String column) {
        return findings.text(column, raw(column));
    }

    String required(String column) {
        return raw(column) == null ? findings.add(column, "missing", "a value", null) : text(column);
    }

    LocalDate requiredDate(String column) {
        return raw(column) == null
                ? findings.add(column, "missing", "a date yyyy-MM-dd", null)
                : findings.date(column, raw(column));
    }

    /** False when blank or not readable. */
    boolean flag(String column) {
        return Boolean.TRUE.equals(findings.flag(column, raw(column)));
    }

    /** The pieces between semicolons, each of so many parts between slashes; a piece that has fewer is left out. */
    List<String[]> pieces(String column, int parts) {
        List<String[]> pieces = new ArrayList<>();
        String raw = raw(column);
        for (String piece : raw == null ? new String[0] : raw.split(";", MOST_PIECES)) {
            String[] split = piece.split("/", parts);
            if (split.length == parts && !split[0].isBlank()) {
                pieces.add(split);
            } else if (!piece.isBlank()) {
                findings.add(column, "wrong-form", parts + " parts with / between them", piece);
            }
        }
        return pieces;
    }

    String part(String column, String[] parts, int index) {
        return findings.text(column, parts[index]);
    }
}
