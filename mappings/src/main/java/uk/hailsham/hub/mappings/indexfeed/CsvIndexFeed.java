package uk.hailsham.hub.mappings.indexfeed;

import java.util.List;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.index.IndexRow;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.mappings.csv.Columns;
import uk.hailsham.hub.mappings.csv.CsvInput;
import uk.hailsham.hub.mappings.csv.CsvLine;

/** A feed as CSV: {@code H,<feed id>,<sequence>,<time>,full|delta,1}, columns, records and a trailer. */
final class CsvIndexFeed extends StreamedFeed {
    /** Without any of these nobody could be known again, or a shield would silently fall. */
    private static final List<String> MANDATORY = List.of("indexNumber", "family", "given", "dateOfBirth", "shielded");

    private final CsvInput input;
    private final Columns columns;
    private final IndexMapping mapping;

    private CsvIndexFeed(String file, CsvInput input, Header header, Columns columns, IndexMapping mapping) {
        super(file, header);
        this.input = input;
        this.columns = columns;
        this.mapping = mapping;
    }

    static CsvIndexFeed begin(String file, CsvInput input, CodeLists codes) {
        Header header = header(input);
        return new CsvIndexFeed(file, input, header, columns(input), new IndexMapping(codes));
    }

    private static Header header(CsvInput input) {
        if (!input.hasNext()) {
            throw input.refused("header", "empty-file", "a header record H", "nothing");
        }
        CsvLine line = input.next();
        if (!"H".equals(line.cell(0))) {
            throw input.refused("header", "missing-header", "a first record H,<feed id>,<sequence>,<time>,…", null);
        }
        return new FeedFrame((code, expected, found) -> input.refused("header", code, expected, found))
                .header(line.cell(1), line.cell(2), line.cell(3), line.cell(4), line.cell(5));
    }

    private static Columns columns(CsvInput input) {
        List<String> cells = input.hasNext() ? input.next().cells() : List.of("");
        if (!cells.get(0).equals("C")) {
            throw input.refused("columns", "missing-columns", "a second record C with the names of the columns", null);
        }
        Columns columns = Columns.of(cells);
        List<String> missing = columns.missing(MANDATORY);
        if (!missing.isEmpty()) {
            throw input.refused("columns", "missing-column", "the columns " + MANDATORY, "without " + missing);
        }
        return columns;
    }

    @Override
    boolean step() {
        if (!input.hasNext()) {
            return false;
        }
        CsvLine line = input.next();
        if (trailerSeen()) {
            throw input.refused("line " + line.line(), "after-trailer", "no record after the trailer", null);
        }
        if ("T".equals(line.cell(0))) {
            foundTrailer(FeedFrame.trailer(line.cell(1), line.cell(2)));
        } else {
            found(row(line, nextRow()));
        }
        return true;
    }

    private IndexRow row(CsvLine line, Row.At at) {
        String type = line.cell(0);
        if ("R".equals(type)) {
            return entry(line, at);
        }
        if ("D".equals(type) && line.cell(1) != null) {
            return new IndexRow.Deletion(at, line.cell(1));
        }
        String expected = "R with an entry, D with an index number, or T at the end";
        return unsound(at, "unknown-record", expected, type, line.cell(1));
    }

    private IndexRow entry(CsvLine line, Row.At at) {
        if (!columns.fits(line)) {
            String found = line.cells().size() + " cells";
            return unsound(at, "wrong-cell-count", columns.count() + " cells", found, line.cell(1));
        }
        return mapping.upsert(at, new CsvEntryText(columns, line));
    }

    @Override
    public void close() {
        input.close();
    }
}
