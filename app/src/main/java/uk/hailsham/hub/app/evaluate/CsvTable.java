package uk.hailsham.hub.app.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.reconcile.csv.CsvFault;
import uk.hailsham.hub.reconcile.csv.CsvFile;

/** A CSV file with a header, row by row; whatever is wrong is told with file, line and column. */
public final class CsvTable {
    private final Path file;
    private final List<String> columns;

    private CsvTable(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** @throws Refusal when it cannot be read */
    public static List<String> columns(Path file) {
        return readable(file, () -> CsvFile.open(file).headings());
    }

    /** @throws Refusal when a column is not there, or the file is not CSV */
    public static void each(Path file, List<String> columns, Consumer<Row> to) {
        readable(file, () -> {
            CsvFile opened = CsvFile.open(file);
            CsvTable table = new CsvTable(file, opened.headings());
            table.mustHave(columns);
            opened.each((line, cells) -> to.accept(table.new Row(line, cells)));
            return file;
        });
    }

    private static <T> T readable(Path file, Callable<T> work) {
        try {
            return work.call();
        } catch (CsvFault e) {
            throw new Refusal(Exit.REFUSED, file + ": " + e.within());
        } catch (IOException e) {
            throw new Refusal(
                    Exit.REFUSED,
                    file + ": expected a readable file (" + e.getClass().getSimpleName() + ")");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void mustHave(List<String> needed) {
        for (String name : needed) {
            if (!columns.contains(name)) {
                throw refused("line 1: expected a column '" + name + "', found " + String.join(", ", columns));
            }
        }
    }

    private Refusal refused(String why) {
        return new Refusal(Exit.REFUSED, file + ": " + why);
    }

    /** One row. */
    public final class Row {
        private final long line;
        private final List<String> cells;

        Row(long line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        public List<String> columns() {
            return columns;
        }

        public String cell(String column) {
            return cell(columns.indexOf(column));
        }

        public String cell(int column) {
            return column < 0 ? "" : cells.get(column);
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
            return refused("line " + line + ": " + column + ": expected " + expected + ", found " + found);
        }
    }

    /** Whether it can be read at all, before long work begins. */
    static void mustExist(Path file) {
        if (!Files.isReadable(file)) {
            throw new Refusal(Exit.USAGE, "expected a readable file, found none at " + file);
        }
    }
}
