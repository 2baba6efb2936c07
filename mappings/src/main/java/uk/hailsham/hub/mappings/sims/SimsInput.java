package uk.hailsham.hub.mappings.sims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import uk.hailsham.hub.domain.identifier.Upn;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.csv.CsvInput;
import uk.hailsham.hub.mappings.csv.CsvLine;

/** One file of a report, row by row; a file without the columns that make a pupil is refused. */
final class SimsInput implements Iterator<SimsInput.Read>, AutoCloseable {
    private static final List<SimsColumn> NEEDED = List.of(SimsColumn.NAME, SimsColumn.DATE_OF_BIRTH);

    private final String file;
    private final CsvInput lines;
    private final SimsHeadings headings;
    private int number;

    private SimsInput(String file, CsvInput lines, School school) {
        this.file = file;
        this.lines = lines;
        this.headings = headings(school);
    }

    /**
     * @param row null when the record has another number of cells than the headings; then there is a fault
     * @param keys whose such a record is: its cells may have moved, but a sound UPN is one wherever it stands
     */
    record Read(Row.At at, SimsRow row, Rejection fault, List<PupilKey> keys) {}

    static SimsInput open(DropContent.Part part, School school, Charset charset) {
        try {
            CsvInput lines = CsvInput.open(part.name(), part.open(), charset);
            try {
                return new SimsInput(part.name(), lines, school);
            } catch (DropRefused e) {
                lines.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SimsHeadings headings(School school) {
        if (!lines.hasNext()) {
            throw lines.refused("", "empty-file", "a line of headings and at least one pupil", "nothing");
        }
        SimsHeadings found = SimsHeadings.of(lines.next(), school.columns());
        for (SimsColumn column : NEEDED) {
            if (!found.has(column)) {
                throw lines.refused(
                        column.field(),
                        "missing-column",
                        "a heading that begins like " + String.join(" or ", column.beginnings()),
                        null);
            }
        }
        if (!lines.hasNext()) {
            throw lines.refused("", "no-rows", "at least one pupil after the headings", "headings only");
        }
        return found;
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public Read next() {
        CsvLine line = lines.next();
        Row.At at = new Row.At(file, ++number);
        if (!headings.fits(line)) {
            return new Read(
                    at,
                    null,
                    new Rejection(
                            file,
                            number,
                            "",
                            "wrong-cell-count",
                            Rejection.Effect.ROW_REJECTED,
                            headings.count() + " cells",
                            String.valueOf(line.cells().size())),
                    upns(line));
        }
        return new Read(at, SimsRow.of(line, headings), null, List.of());
    }

    private static List<PupilKey> upns(CsvLine line) {
        return line.cells().stream()
                .map(Upn::normal)
                .filter(cell -> Upn.fault(cell).isEmpty())
                .map(upn -> new PupilKey(PupilKey.Kind.UPN, upn))
                .toList();
    }

    DropRefused refused(String field, String code, String expected, String found) {
        return lines.refused(field, code, expected, found);
    }

    @Override
    public void close() {
        lines.close();
    }
}
