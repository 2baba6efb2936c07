package uk.hailsham.hub.mappings.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;

/**
 * The records of a CSV file (RFC 4180) from front to back, blank lines left out. Bytes outside the charset, NULs, a
 * quote without end and cells beyond every measure refuse the file with the line and nothing of its content.
 */
public final class CsvInput implements Iterator<CsvLine>, AutoCloseable {
    static final int COLUMNS = 512;
    static final int CELL_CHARACTERS = 64 * 1024;

    private final String file;
    private final InputStream bytes;
    private final WatchedText text;
    private final CloseableIterator<CsvRecord> records;
    private CsvLine next;
    private CsvLine last = new CsvLine(0, List.of());

    private CsvInput(String file, InputStream bytes, Charset charset, char separator) {
        this.file = file;
        this.bytes = bytes;
        this.text = new WatchedText(bytes, charset);
        this.records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .build(CsvRecordHandler.of(limits -> limits.maxFields(COLUMNS).maxFieldSize(CELL_CHARACTERS)), text)
                .iterator();
    }

    /** @param bytes closed with this input; a byte order mark at their beginning is passed over */
    public static CsvInput open(String file, InputStream bytes, Charset charset) {
        return open(file, bytes, charset, ',');
    }

    /** @param separator between cells, where it is no comma */
    public static CsvInput open(String file, InputStream bytes, Charset charset, char separator) {
        return new CsvInput(file, bytes, charset, separator);
    }

    @Override
    public boolean hasNext() {
        while (next == null && more()) {
            CsvRecord found = records.next();
            CsvLine line = new CsvLine(found.getStartingLineNumber(), found.getFields());
            next = line.isBlank() ? null : line;
        }
        return next != null;
    }

    @Override
    public CsvLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = next;
        next = null;
        return last;
    }

    /** To be thrown when the file can be parsed but is not what was expected. */
    public DropRefused refused(String field, String code, String expected, String found) {
        return new DropRefused(new Rejection(file, 0, field, code, Rejection.Effect.FILE_REFUSED, expected, found));
    }

    /**
     * To be asked of each line that has fewer cells than the headings: the last one of a file that does not end its line
     * is half a line, and what stood after it is lost. A single cell may be a footer.
     *
     * @throws DropRefused then: of a file that speaks of all, what is lost would count as gone
     */
    public void refuseHalf(CsvLine line) {
        if (line.cells().size() > 1 && !hasNext() && !text.endsWithLine()) {
            throw refused("line " + line.line(), "truncated", "whole lines up to the end of the file", "half a line");
        }
    }

    private boolean more() {
        try {
            boolean more = records.hasNext();
            if (!more) {
                refuseOpenQuote();
            }
            return more;
        } catch (CsvParseException | UncheckedIOException e) {
            throw refused(e);
        }
    }

    /** The parser takes the end of the file for the end of a quote: a truncated file would look whole. */
    private void refuseOpenQuote() {
        List<String> cells = last.cells();
        boolean overLines = !cells.isEmpty() && cells.get(cells.size() - 1).contains("\n");
        if (!text.quotesPaired() && (overLines || !text.endsWithLine())) {
            throw refused(after(), "malformed-csv", "a closing quote before the end of the file", null);
        }
    }

    private RuntimeException refused(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof WatchedText.NulFound) {
            return refused(after(), "malformed-csv", "text without NUL characters", "a NUL character");
        }
        if (root instanceof CharacterCodingException) {
            return refused(after(), "wrong-charset", "text in the charset agreed", "bytes outside it");
        }
        if (root instanceof IOException) {
            return new UncheckedIOException((IOException) root);
        }
        String expected = "at most %d columns of at most %d characters".formatted(COLUMNS, CELL_CHARACTERS);
        return refused(after(), "malformed-csv", expected, null);
    }

    private String after() {
        return "after line " + last.line();
    }

    @Override
    public void close() {
        try (InputStream closing = bytes) {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
