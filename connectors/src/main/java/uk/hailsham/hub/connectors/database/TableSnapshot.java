package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/** All tables as they stood at one moment, while the hub goes on; the packaged PostgreSQL has no pg_dump. */
public final class TableSnapshot implements AutoCloseable {
    static final String HISTORY = "flyway_schema_history";

    /** So that what one server writes another reads the same. */
    static final String PLAIN = "SET datestyle = 'ISO, YMD'; SET timezone = 'UTC'; SET intervalstyle = 'postgres';"
            + " SET extra_float_digits = 3; SET statement_timeout = 0; SET lock_timeout = '60s'";

    private static final String COLUMNS = """
            SELECT c.relname, a.attname, has_table_privilege(c.oid, 'SELECT') AS readable
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            WHERE n.nspname = '%s' AND c.relkind = 'r' AND c.relname <> '%s' ORDER BY c.relname, a.attnum""".formatted(Migrations.SCHEMA, HISTORY);

    private static final String REFERENCES = """
            SELECT child.relname AS child, parent.relname AS parent FROM pg_constraint k
            JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
            JOIN pg_namespace n ON n.oid = child.relnamespace
            WHERE k.contype = 'f' AND n.nspname = '%s' AND k.conrelid <> k.confrelid""".formatted(Migrations.SCHEMA);

    private final Connection connection;

    private TableSnapshot(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param owner the role that owns the tables; the hub's own may not read all of them
     * @throws IOException when the database does not answer
     */
    public static TableSnapshot begin(DatabaseAccess owner) throws IOException {
        try {
            TableSnapshot snapshot =
                    new TableSnapshot(DriverManager.getConnection(owner.url(), owner.user(), owner.password()));
            try (Statement statement = snapshot.connection.createStatement()) {
                statement.execute(PLAIN);
                snapshot.connection.setAutoCommit(false);
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                statement.execute("SELECT 1"); // the moment
                return snapshot;
            } catch (SQLException e) {
                snapshot.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException("the database does not answer: " + e.getSQLState(), e);
        }
    }

    /** The version of the newest migration that was applied. */
    public String schemaVersion() throws IOException {
        return text("SELECT version FROM " + Migrations.SCHEMA + "." + HISTORY
                + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1");
    }

    /** Number of the youngest seal of the audit; 0 when there is none. */
    public long newestSeal() throws IOException {
        return Long.parseLong(text("SELECT coalesce(max(id), 0) FROM hub.audit_seals"));
    }

    /** In an order in which they can be filled: what is referred to comes first. */
    public List<Table> tables() throws IOException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, List<String>> needs = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(COLUMNS)) {
                while (rows.next()) {
                    if (!rows.getBoolean("readable")) {
                        throw new IOException("expected the role that owns the tables, found one that may not read "
                                + rows.getString("relname")
                                + "; set hub.database.owner and hub.database.owner.password");
                    }
                    columns.computeIfAbsent(rows.getString("relname"), name -> new ArrayList<>())
                            .add(rows.getString("attname"));
                }
            }
            try (ResultSet rows = statement.executeQuery(REFERENCES)) {
                while (rows.next()) {
                    needs.computeIfAbsent(rows.getString("child"), name -> new ArrayList<>())
                            .add(rows.getString("parent"));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return TableOrder.of(columns.keySet(), needs).stream()
                .map(name -> new Table(name, columns.get(name)))
                .toList();
    }

    /** @return how many rows */
    public long copy(Table table, OutputStream to) throws IOException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copied() + " TO STDOUT", to);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Where each sequence stands, or stood a little later: never earlier than the rows. Those never asked are left out. */
    public SortedMap<String, Long> sequences() throws IOException {
        SortedMap<String, Long> sequences = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sequencename, last_value FROM pg_sequences"
                        + " WHERE schemaname = '" + Migrations.SCHEMA + "' AND last_value IS NOT NULL")) {
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
            return sequences;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private String text(String sql) throws IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** By its state alone: the message of a database may quote a row. */
    static IOException failed(SQLException e) {
        return new IOException("the database refused: " + e.getSQLState());
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
