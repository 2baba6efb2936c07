package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;

/** Fills empty tables of the same version, in one transaction and with every constraint in force. */
public final class TableLoad implements AutoCloseable {
    private final Connection connection;

    private TableLoad(Connection connection) {
        this.connection = connection;
    }

    public static TableLoad begin(DatabaseAccess owner) throws IOException {
        try {
            Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
            try (Statement statement = connection.createStatement()) {
                statement.execute(TableSnapshot.PLAIN);
            }
            connection.setAutoCommit(false);
            return new TableLoad(connection);
        } catch (SQLException e) {
            throw TableSnapshot.failed(e);
        }
    }

    /** What the migrations themselves put in goes first. @return how many rows */
    public long fill(Table table, InputStream rows) throws IOException {
        try {
            String name = Migrations.SCHEMA + "." + table.name();
            if (number("SELECT count(*) FROM " + name) > 0) {
                run("DELETE FROM " + name);
            }
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copied() + " FROM STDIN", rows);
        } catch (SQLException e) {
            throw new IOException("the rows of " + table.name() + " cannot be put back: " + e.getSQLState());
        }
    }

    public void sequences(Map<String, Long> standing) throws IOException {
        try {
            for (Map.Entry<String, Long> one : standing.entrySet()) {
                if (!one.getKey().matches("[a-z_0-9]+")) {
                    throw new IOException("expected the name of a sequence, found something else");
                }
                number("SELECT setval('" + Migrations.SCHEMA + "." + one.getKey() + "', " + one.getValue() + ")");
            }
        } catch (SQLException e) {
            throw TableSnapshot.failed(e);
        }
    }

    public void commit() throws IOException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw TableSnapshot.failed(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What was not committed is undone. */
    @Override
    public void close() throws IOException {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw TableSnapshot.failed(e);
        }
    }
}
