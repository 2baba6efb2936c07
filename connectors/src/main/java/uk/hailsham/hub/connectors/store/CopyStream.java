package uk.hailsham.hub.connectors.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends a whole iterator through one COPY, a buffer at a time. */
final class CopyStream {
    private static final int BUFFER = 1 << 16;

    private CopyStream() {}

    /** @throws RuntimeException what the iterator throws; the COPY is then cancelled */
    static void send(Connection connection, String table, Iterator<Said> rows, StagedLine lines) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
        try {
            StringBuilder buffer = new StringBuilder(2 * BUFFER);
            while (rows.hasNext()) {
                lines.write(rows.next(), buffer);
                if (buffer.length() >= BUFFER) {
                    flush(copy, buffer);
                }
            }
            flush(copy, buffer);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void flush(CopyIn copy, StringBuilder buffer) throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }
}
