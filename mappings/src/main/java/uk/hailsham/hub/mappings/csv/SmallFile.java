package uk.hailsham.hub.mappings.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;

/** A CSV file in UTF-8 with a header, small enough to be read into memory. */
public final class SmallFile {
    private final int largest;
    private final List<String> mandatory;
    private final boolean whole;

    private SmallFile(int largest, List<String> mandatory, boolean whole) {
        this.largest = largest;
        this.mandatory = List.copyOf(mandatory);
        this.whole = whole;
    }

    /**
     * Of which each line says something by itself: the others stand, whatever is wrong with one.
     *
     * @param largest bytes
     * @param mandatory columns without which the file is refused
     */
    public SmallFile(int largest, List<String> mandatory) {
        this(largest, mandatory, false);
    }

    /** Which replaces what was said before: with nothing in it, or cut off, it is refused. */
    public static SmallFile whole(int largest, List<String> mandatory) {
        return new SmallFile(largest, mandatory, true);
    }

    /**
     * Whether its header has these columns; by it a reader knows one file from another.
     *
     * @throws DropRefused when the file is too large, or has no header
     */
    public boolean has(DropContent.Part part, List<String> names) {
        try (CsvInput input = CsvInput.open(part.name(), bounded(part), StandardCharsets.UTF_8)) {
            return header(input).missing(names).isEmpty();
        }
    }

    /** One whose header is that of no file that is expected. */
    public DropRefused refused(DropContent.Part part, String expected) {
        return new DropRefused(new Rejection(
                part.name(), 0, "header", "missing-column", Rejection.Effect.FILE_REFUSED, expected, "others"));
    }

    /**
     * What the reading makes of each line, in order.
     *
     * @throws DropRefused when the file is too large, has no such header or cannot be parsed
     */
    public <T> List<T> read(DropContent.Part part, Function<CheckedLine, T> reading) {
        try (CsvInput input = CsvInput.open(part.name(), bounded(part), StandardCharsets.UTF_8)) {
            Columns columns = header(input);
            if (whole && !input.hasNext()) {
                throw input.refused("", "no-rows", "at least one record after the header", "a header only");
            }
            List<T> rows = new ArrayList<>();
            while (input.hasNext()) {
                CsvLine line = input.next();
                CheckedLine checked = new CheckedLine(new Row.At(part.name(), rows.size() + 1), columns, line);
                checkWidth(checked, columns, line);
                if (whole && line.cells().size() < columns.count()) {
                    input.refuseHalf(line);
                }
                rows.add(reading.apply(checked));
            }
            return rows;
        }
    }

    private Columns header(CsvInput input) {
        if (!input.hasNext()) {
            throw input.refused("header", "empty-file", "a header and at least one record", "nothing");
        }
        Columns columns = Columns.of(input.next().cells());
        List<String> missing = columns.missing(mandatory);
        if (!missing.isEmpty()) {
            throw input.refused("header", "missing-column", "the columns " + mandatory, "without " + missing);
        }
        return columns;
    }

    private static void checkWidth(CheckedLine checked, Columns columns, CsvLine line) {
        if (!columns.fits(line)) {
            String expected = "%d cells, as in the header".formatted(columns.count());
            checked.find("record", "wrong-cell-count", expected, line.cells().size() + " cells");
        }
    }

    private InputStream bounded(DropContent.Part part) {
        try (InputStream bytes = part.open()) {
            byte[] all = bytes.readNBytes(largest + 1);
            if (all.length > largest) {
                throw new DropRefused(new Rejection(
                        part.name(),
                        0,
                        "file",
                        "too-large",
                        Rejection.Effect.FILE_REFUSED,
                        "at most %,d bytes".formatted(largest),
                        "more"));
            }
            return new ByteArrayInputStream(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
