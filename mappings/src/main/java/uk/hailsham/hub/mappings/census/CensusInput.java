package uk.hailsham.hub.mappings.census;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.mappings.csv.Columns;
import uk.hailsham.hub.mappings.csv.CsvInput;
import uk.hailsham.hub.mappings.csv.CsvLine;

/** One file of an export, its headings read and its records still to come. */
final class CensusInput implements Iterator<CensusLine>, AutoCloseable {
    private final String file;
    private final CsvInput lines;
    private final Columns columns;
    private final Blade blade;
    private int number;

    private CensusInput(String file, CsvInput lines) {
        this.file = file;
        this.lines = lines;
        this.columns = headings();
        this.blade = Blade.of(columns).orElse(null);
    }

    static CensusInput open(DropContent.Part part, Charset charset) {
        try {
            CsvInput lines = CsvInput.open(part.name(), part.open(), charset);
            try {
                return new CensusInput(part.name(), lines);
            } catch (DropRefused e) {
                lines.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Columns headings() {
        if (!lines.hasNext()) {
            throw lines.refused("", "empty-file", "a line of headings", "nothing");
        }
        return Columns.of(lines.next().cells());
    }

    /** Null for a table the hub has no use for. */
    Blade blade() {
        return blade;
    }

    boolean has(String column) {
        return columns.missing(java.util.List.of(column)).isEmpty();
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public CensusLine next() {
        CsvLine line = lines.next();
        if (line.cells().size() < columns.count()) {
            lines.refuseHalf(line);
        }
        return new CensusLine(blade, new Row.At(file, ++number), columns, line);
    }

    DropRefused refused(String field, String code, String expected, String found) {
        return lines.refused(field, code, expected, found);
    }

    @Override
    public void close() {
        lines.close();
    }
}
