package uk.hailsham.hub.mappings.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import uk.hailsham.hub.domain.identifier.Upn;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.csv.CsvInput;
import uk.hailsham.hub.mappings.csv.CsvLine;

/** One file of a report, row by row; a file without the columns that make a pupil is refused. */
final class RowInput implements Iterator<RowInput.Read>, AutoCloseable {
    private final String file;
    private final CsvInput lines;
    private final List<Rejection> notes = new ArrayList<>();
    private final Headings headings;
    private int number;

    private RowInput(String file, CsvInput lines, Report report) {
        this.file = file;
        this.lines = lines;
        this.headings = headings(report);
    }

    /**
     * @param row null when the record has another number of cells than the headings; then there is a fault
     * @param keys whose such a record is: its cells may have moved, but a sound UPN is one wherever it stands
     */
    record Read(Row.At at, PupilRow row, Rejection fault, List<PupilKey> keys) {}

    static RowInput open(DropContent.Part part, Charset charset, char separator, Report report) {
        try {
            CsvInput lines = CsvInput.open(part.name(), part.open(), charset, separator);
            try {
                return new RowInput(part.name(), lines, report);
            } catch (DropRefused e) {
                lines.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Headings headings(Report report) {
        if (!lines.hasNext()) {
            throw lines.refused("", "empty-file", "a line of headings and at least one pupil", "nothing");
        }
        List<String> cells = lines.next().cells();
        Headings found = report.headings(cells);
        for (Report.HeadingFault fault : report.faults(cells, found)) {
            if (fault.refuses()) {
                throw lines.refused(fault.field(), fault.code(), fault.expected(), fault.found());
            }
            notes.add(new Rejection(
                    file,
                    0,
                    fault.field(),
                    fault.code(),
                    Rejection.Effect.FIELD_DROPPED,
                    fault.expected(),
                    fault.found()));
        }
        if (!lines.hasNext()) {
            throw lines.refused("", "no-rows", "at least one pupil after the headings", "headings only");
        }
        return found;
    }

    /** What is wrong with the headings and yet stops nothing. */
    List<Rejection> notes() {
        return notes;
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
            refuseHalf(line);
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
        return new Read(at, headings.row(line), null, List.of());
    }

    private void refuseHalf(CsvLine line) {
        if (line.cells().size() < headings.count()) {
            lines.refuseHalf(line);
        }
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
