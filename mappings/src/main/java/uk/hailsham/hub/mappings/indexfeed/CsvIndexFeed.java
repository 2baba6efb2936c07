package uk.hailsham.hub.mappings.indexfeed;

import java.util.List;
import java.util.NoSuchElementException;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.index.IndexRow;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.mappings.csv.Columns;
import uk.hailsham.hub.mappings.csv.CsvInput;
import uk.hailsham.hub.mappings.csv.CsvLine;

/** A feed being read, record by record. */
final class CsvIndexFeed implements IndexFeed {
    /** Without any of these nobody could be known again, or a shield would silently fall. */
    private static final List<String> MANDATORY = List.of("indexNumber", "family", "given", "dateOfBirth", "shielded");

    private final String file;
    private final CsvInput input;
    private final Header header;
    private final IndexMapping mapping;
    private IndexRow next;
    private Trailer trailer;
    private boolean trailerSeen;
    private boolean ended;
    private int rows;

    private CsvIndexFeed(String file, CsvInput input, Header header, IndexMapping mapping) {
        this.file = file;
        this.input = input;
        this.header = header;
        this.mapping = mapping;
    }

    static CsvIndexFeed begin(String file, CsvInput input, CodeLists codes) {
        Header header = FeedHeader.read(input);
        return new CsvIndexFeed(file, input, header, new IndexMapping(columns(input), codes));
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
    public Header header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            advance();
        }
        return next != null;
    }

    private void advance() {
        if (!input.hasNext()) {
            ended = true;
            return;
        }
        CsvLine line = input.next();
        if (trailerSeen) {
            throw input.refused("line " + line.line(), "after-trailer", "no record after the trailer", null);
        }
        if ("T".equals(line.cell(0))) {
            trailerSeen = true;
            trailer = trailer(line);
        } else {
            next = row(line, new Row.At(file, ++rows));
        }
    }

    private IndexRow row(CsvLine line, Row.At at) {
        String type = line.cell(0);
        if ("R".equals(type)) {
            return mapping.upsert(at, line);
        }
        if ("D".equals(type) && line.cell(1) != null) {
            return new IndexRow.Deletion(at, line.cell(1));
        }
        String expected = "R with an entry, D with an index number, or T at the end";
        return new IndexRow.Unsound(
                at,
                List.of(new Rejection(
                        file, at.row(), "record", "unknown-record", Rejection.Effect.ROW_REJECTED, expected, type)),
                line.cell(1));
    }

    /** Null, as if there were none, when its counts cannot be read: the store holds such a feed. */
    private static Trailer trailer(CsvLine line) {
        String upserts = line.cell(1);
        String deletions = line.cell(2);
        boolean counts = upserts != null
                && deletions != null
                && upserts.matches("[0-9]{1,9}")
                && deletions.matches("[0-9]{1,9}");
        return counts ? new Trailer(Integer.parseInt(upserts), Integer.parseInt(deletions)) : null;
    }

    @Override
    public IndexRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        IndexRow row = next;
        next = null;
        return row;
    }

    @Override
    public Trailer trailer() {
        if (!ended) {
            throw new IllegalStateException("the trailer is known only after the last row");
        }
        return trailer;
    }

    @Override
    public void close() {
        input.close();
    }
}
