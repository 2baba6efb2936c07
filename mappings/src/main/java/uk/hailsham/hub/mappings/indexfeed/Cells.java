package uk.hailsham.hub.mappings.indexfeed;

import java.time.LocalDate;
import java.util.List;
import uk.hailsham.hub.mappings.pupil.Findings;

/** The cells of one record, by column name. */
record Cells(EntryText said, Findings findings) {
    String raw(String column) {
        return said.raw(column);
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

    /** The pieces of a column that holds several. */
    List<String[]> pieces(String column, String... parts) {
        return said.pieces(column, List.of(parts), findings);
    }

    String part(String column, String[] parts, int index) {
        return findings.text(column, parts[index]);
    }
}
