package uk.hailsham.hub.connectors.store;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The least that a database needs for a file: its rows by one COPY into a table of plain texts, as durable as any other. */
public final class CopyFloor {
    private static final String TABLE = "hub_staging.copy_floor";
    private final DataSource database;

    public CopyFloor(DataSource database) {
        this.database = database;
    }

    /**
     * Leaves nothing behind.
     *
     * @param csv in windows-1252, with headings
     * @return seconds of the COPY alone
     */
    public double seconds(InputStream csv, int columns) throws IOException {
        String texts = IntStream.range(0, columns)
                .mapToObj(column -> "c" + column + " text")
                .collect(Collectors.joining(", "));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + TABLE + " (" + texts + ")");
            try {
                long begun = System.nanoTime();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + TABLE + " FROM STDIN (FORMAT csv, HEADER true, ENCODING 'win1252')", csv);
                return (System.nanoTime() - begun) / 1e9;
            } finally {
                statement.execute("DROP TABLE " + TABLE);
            }
        } catch (SQLException e) {
            throw new IOException("expected COPY of a CSV to end well: " + e.getSQLState(), e);
        }
    }
}
