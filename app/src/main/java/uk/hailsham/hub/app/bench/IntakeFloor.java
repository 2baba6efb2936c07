package uk.hailsham.hub.app.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.hailsham.hub.connectors.store.CopyFloor;

/**
 * What a drop takes at the least: its rows parsed and thrown away, and the same rows put by one COPY into a table of plain
 * texts, on the same database and as durable.
 *
 * @param parse seconds
 * @param copy seconds
 */
record IntakeFloor(double parse, double copy) {
    private static final Charset CHARSET = Charset.forName("windows-1252");

    /** The better of two goes, so that no warming up makes the floor higher than it is. */
    static IntakeFloor of(Path file, CopyFloor database) throws IOException {
        IntakeFloor first = once(file, database);
        IntakeFloor second = once(file, database);
        return new IntakeFloor(Math.min(first.parse, second.parse), Math.min(first.copy, second.copy));
    }

    double seconds() {
        return parse + copy;
    }

    private static IntakeFloor once(Path file, CopyFloor database) throws IOException {
        long begun = System.nanoTime();
        int columns = 0;
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(Files.newBufferedReader(file, CHARSET))) {
            for (CsvRecord row : rows) {
                columns = Math.max(columns, row.getFieldCount());
            }
        }
        double parse = (System.nanoTime() - begun) / 1e9;
        try (InputStream in = Files.newInputStream(file)) {
            return new IntakeFloor(parse, database.seconds(in, columns));
        }
    }
}
