package uk.hailsham.hub.app.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * What a drop takes at the least: its rows parsed and thrown away, and the same rows put by one COPY into a table of plain
 * texts, on the same database and as durable.
 *
 * @param parse seconds
 * @param copy seconds
 */
record IntakeFloor(double parse, double copy) {
    private static final Charset CHARSET = Charset.forName("windows-1252");
    private static final String TABLE = "hub_staging.bench_floor";

    /** The better of two goes, so that no warming up makes the floor higher than it is. */
    static IntakeFloor of(Path file, DataSource database) throws IOException, SQLException {
        IntakeFloor first = once(file, database);
        IntakeFloor second = once(file, database);
        return new IntakeFloor(Math.min(first.parse, second.parse), Math.min(first.copy, second.copy));
    }

    double seconds() {
        return parse + copy;
    }

    private static IntakeFloor once(Path file, DataSource database) throws IOException, SQLException {
        long begun = System.nanoTime();
        int columns = 0;
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(Files.newBufferedReader(file, CHARSET))) {
            for (CsvRecord row : rows) {
                columns = Math.max(columns, row.getFieldCount());
            }
        }
        double parse = since(begun);
        return new IntakeFloor(parse, copied(file, columns, database));
    }

    private static double copied(Path file, int columns, DataSource database) throws IOException, SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute("CREATE TABLE %s (%s)"
                    .formatted(
                            TABLE,
                            IntStream.range(0, columns)
                                    .mapToObj(column -> "c" + column + " text")
                                    .collect(Collectors.joining(", "))));
            try {
                long begun = System.nanoTime();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + TABLE + " FROM STDIN (FORMAT csv, HEADER true, ENCODING 'win1252')", in);
                return since(begun);
            } finally {
                statement.execute("DROP TABLE " + TABLE);
            }
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
