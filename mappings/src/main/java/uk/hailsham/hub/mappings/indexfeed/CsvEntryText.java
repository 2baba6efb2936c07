package uk.hailsham.hub.mappings.indexfeed;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.mappings.csv.Columns;
import uk.hailsham.hub.mappings.csv.CsvLine;
import uk.hailsham.hub.mappings.pupil.Findings;

/** An entry as a CSV record says it: pieces between semicolons, their parts between slashes. */
record CsvEntryText(Columns columns, CsvLine line) implements EntryText {
    @Override
    public String raw(String column) {
        return columns.cell(line, column);
    }

    @Override
    public List<String[]> pieces(String column, List<String> parts, Findings findings) {
        List<String[]> pieces = new ArrayList<>();
        String raw = raw(column);
        for (String piece : raw == null ? new String[0] : raw.split(";", MOST_PIECES)) {
            String[] split = piece.split("/", parts.size());
            if (split.length == parts.size() && !split[0].isBlank()) {
                pieces.add(split);
            } else if (!piece.isBlank()) {
                findings.add(column, "wrong-form", parts.size() + " parts with / between them", piece);
            }
        }
        return pieces;
    }
}
