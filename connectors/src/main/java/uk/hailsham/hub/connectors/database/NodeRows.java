package uk.hailsham.hub.connectors.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in the database about nodes and their leader; every method is one statement on the connection it is given. */
public final class NodeRows {
    /** A node that has said nothing for so long is dead, or stands still and is as good as dead. */
    static final Duration DEAD_AFTER = Duration.ofSeconds(8);

    /** True of a row of {@code hub.nodes} called n. */
    private static final String ALIVE = "n.stopped_at IS NULL AND n.seen_at > clock_timestamp() - interval '"
            + DEAD_AFTER.toSeconds() + " seconds'";

    /** For statements of others: the names of those that live. */
    public static final String LIVING = "(SELECT n.name FROM hub.nodes n WHERE " + ALIVE + ")";

    private NodeRows() {}

    /** Who leads. */
    record Leader(long epoch, String node) {}

    /**
     * A node as an operator sees it.
     *
     * @param epoch under which it leads; null when it does not
     */
    public record View(String name, boolean alive, OffsetDateTime startedAt, OffsetDateTime seenAt, Long epoch) {}

    static void register(Connection connection, Node node) throws SQLException {
        run(connection, """
                INSERT INTO hub.nodes (name, folder, started_at, seen_at)
                VALUES (?, ?, clock_timestamp(), clock_timestamp())
                ON CONFLICT (name) DO UPDATE SET folder = excluded.folder, started_at = excluded.started_at,
                    seen_at = excluded.seen_at, stopped_at = NULL""", node.name(), node.folder());
    }

    static void beat(Connection connection, Node node) throws SQLException {
        run(
                connection,
                "UPDATE hub.nodes SET seen_at = clock_timestamp(), stopped_at = NULL WHERE name = ?",
                node.name());
    }

    static void stopped(Connection connection, Node node) throws SQLException {
        run(connection, "UPDATE hub.nodes SET stopped_at = clock_timestamp() WHERE name = ?", node.name());
    }

    /** A living node that works on another folder. */
    static Optional<String> elsewhere(Connection connection, Node node) throws SQLException {
        return first(
                connection,
                "SELECT n.name FROM hub.nodes n WHERE n.name <> ? AND n.folder <> ? AND " + ALIVE,
                row -> row.getString(1),
                node.name(),
                node.folder());
    }

    /** For the session's life, or until the session dies; asked again by its holder it counts twice and says true. */
    static boolean lock(Connection connection, String kind, String name) throws SQLException {
        return first(
                        connection,
                        "SELECT pg_try_advisory_lock(hashtext(?), hashtext(?))",
                        row -> row.getBoolean(1),
                        "hub." + kind,
                        name)
                .orElseThrow();
    }

    static void unlock(Connection connection) throws SQLException {
        first(connection, "SELECT pg_advisory_unlock_all()", row -> true);
    }

    /** @return the new epoch; waits for what the one before has begun to end */
    static long lead(Connection connection, Node node) throws SQLException {
        return first(connection, """
                        INSERT INTO hub.leadership (epoch, node, since) VALUES (1, ?, clock_timestamp())
                        ON CONFLICT (one) DO UPDATE SET epoch = hub.leadership.epoch + 1, node = excluded.node,
                            since = excluded.since RETURNING epoch""", row -> row.getLong(1), node.name()).orElseThrow();
    }

    static Optional<Leader> leader(Connection connection) throws SQLException {
        return first(connection, "SELECT epoch, node FROM hub.leadership", NodeRows::leader);
    }

    /** So that nobody can take over before the acting transaction has ended. */
    static Optional<Leader> heldLeader(Connection connection) throws SQLException {
        return first(connection, "SELECT epoch, node FROM hub.leadership FOR SHARE", NodeRows::leader);
    }

    private static Leader leader(ResultSet row) throws SQLException {
        return new Leader(row.getLong(1), row.getString(2));
    }

    /** Ends what dead nodes still hold open: one that stands still keeps its locks. @return how many connections */
    static int cutOff(Connection connection, Node self) throws SQLException {
        return first(connection, """
                        SELECT count(*) FILTER (WHERE pg_terminate_backend(a.pid)) FROM pg_stat_activity a
                        JOIN hub.nodes n ON a.application_name = 'hub ' || n.name
                        WHERE a.datname = current_database() AND a.usename = current_user AND n.name <> ?
                        AND NOT (%s)""".formatted(ALIVE), row -> row.getInt(1), self.name())
                .orElseThrow();
    }

    static List<View> all(Connection connection) throws SQLException {
        return list(
                connection,
                "SELECT n.name, " + ALIVE
                        + " AS alive, n.started_at, n.seen_at, l.epoch FROM hub.nodes n LEFT JOIN hub.leadership l"
                        + " ON l.node = n.name ORDER BY n.name",
                row -> new View(
                        row.getString("name"),
                        row.getBoolean("alive"),
                        row.getObject("started_at", OffsetDateTime.class),
                        row.getObject("seen_at", OffsetDateTime.class),
                        row.getObject("epoch", Long.class)));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> Optional<T> first(Connection connection, String sql, Reading<T> reading, Object... values)
            throws SQLException {
        return list(connection, sql, reading, values).stream().findFirst();
    }

    private static <T> List<T> list(Connection connection, String sql, Reading<T> reading, Object... values)
            throws SQLException {
        try (PreparedStatement statement = with(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.of(rows));
            }
            return found;
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = with(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement with(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
