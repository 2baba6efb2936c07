package uk.hailsham.hub.app.evaluate;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;

/** A CSV file with a header, row by row; whatever is wrong is told with file, line and column. */
public final class CsvTable {
    private final Path file;
    private List<String> columns;

    private CsvTable(Path file) {
        this.file = file;
    }

    /** @throws Refusal when it cannot be read */
    public static List<String> columns(Path file) {
        CsvTable table = new CsvTable(file);
        table.read(List.of(), 1, row -> {});
        return table.columns;
    }

    /** @throws Refusal when a column is not there, or the file is not CSV */
    public static void each(Path file, List<String> columns, Consumer<Row> to) {
        new CsvTable(file).read(columns, Long.MAX_VALUE, to);
    }

    private void read(List<String> needed, long rows, Consumer<Row> to) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .detectBomHeader(true)
                        .ofCsvRecord(file);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            if (!records.hasNext()) {
                throw refused("expected a header, found an empty file");
            }
            header(records.next(), needed);
            for (long row = 1; row < rows && records.hasNext(); row++) {
                to.accept(new Row(records.next()));
            }
        } catch (IOException | UncheckedIOException e) {
            throw refused("expected a readable file in UTF-8 (" + e.getClass().getSimpleName() + ")");
        } catch (CsvParseException e) {
            throw refused("expected CSV, found: " + e.getMessage());
        }
    }

    private void header(CsvRecord header, List<String> needed) {
        columns = header.getFields().stream().map(String::strip).toList();
        for (String name : needed) {
            if (!columns.contains(name)) {
                throw refused("line 1: expected a column '" + name + "', found " + String.join(", ", columns));
            }
        }
    }

    private Refusal refused(String why) {
        return new Refusal(Exit.REFUSED, file + ": " + why);
    }

    /** One row; a cell that is not there is empty. */
    public final class Row {
        private final CsvRecord record;

        Row(CsvRecord record) {
            this.record = record;
        }

        public List<String> columns() {
            return columns;
        }

        public String cell(String column) {
            return cell(columns.indexOf(column));
        }

        public String cell(int column) {
            return column < record.getFieldCount() ? record.getField(column).strip() : "";
        }

        /** @throws Refusal when it is empty */
        public String needed(String column) {
            String cell = cell(column);
            if (cell.isEmpty()) {
                throw wrong(column, "a value");
            }
            return cell;
        }

        public double number(String column) {
            try {
                return Double.parseDouble(cell(column));
            } catch (NumberFormatException e) {
                throw wrong(column, "a number");
            }
        }

        /** Says where and what, and nothing of what stands there: it may be a child's. */
        public Refusal wrong(String column, String expected) {
            String found = cell(column).isEmpty() ? "nothing" : "something else";
            return refused("line " + record.getStartingLineNumber() + ": " + column + ": expected " + expected
                    + ", found " + found);
        }
    }

    /** Whether it can be read at all, before long work begins. */
    static void mustExist(Path file) {
        if (!Files.isReadable(file)) {
            throw new Refusal(Exit.USAGE, "expected a readable file, found none at " + file);
        }
    }
}
