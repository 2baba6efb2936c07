package uk.hailsham.hub.connectors.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/**
 * A node's own connection, outside the pool, whose session holds the locks. The server ends the session of a node that
 * stands still, and with it the locks: no clock of a node is asked.
 */
final class Guard implements AutoCloseable {
    /** How often a node says that it lives. */
    static final Duration BEAT = Duration.ofSeconds(2);

    /** The server lets go of a node's locks after so much silence; more than {@link NodeRows#DEAD_AFTER}. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Connection connection;
    private final long openedAt;

    private Guard(Connection connection, long openedAt) {
        this.connection = connection;
        this.openedAt = openedAt;
    }

    static Guard open(DatabaseAccess access, Node node, long now) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        properties.setProperty("ApplicationName", node.application());
        properties.setProperty("connectTimeout", String.valueOf(LONGEST_WAIT.toSeconds()));
        properties.setProperty("socketTimeout", String.valueOf(SILENCE.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(access.url(), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET idle_session_timeout = '" + SILENCE.toSeconds() + "s'");
            statement.execute("SET lock_timeout = '" + BEAT.toSeconds() + "s'");
        }
        return new Guard(connection, now);
    }

    Connection connection() {
        return connection;
    }

    /** Long enough for every living node to have been heard, also after the database was away from all. */
    boolean steady(long now) {
        return now - openedAt > NodeRows.DEAD_AFTER.plus(BEAT).toNanos();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Its session ends by itself.
        }
    }
}
