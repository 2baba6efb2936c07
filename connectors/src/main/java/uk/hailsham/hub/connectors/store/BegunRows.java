package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.connectors.database.NodeRows;

/** Attempts that have begun and not ended, and whether who began them lives. */
final class BegunRows {
    private static final String BEGUN =
            "SELECT recipient_id, number FROM hub.attempts WHERE begun_at IS NOT NULL AND ended_at IS NULL AND ";

    private final JdbcClient jdbc;
    private final AttemptRows attempts;

    BegunRows(JdbcClient jdbc, AttemptRows attempts) {
        this.jdbc = jdbc;
        this.attempts = attempts;
    }

    /** By this node. */
    List<Delivery> by(String node) {
        return begun("node = ?", node);
    }

    /** The same, without what they carry. */
    List<UnderWay.Attempt> keys(String node) {
        return keys("node = ?", node);
    }

    /** By a node that lives no more, or that nobody knows. */
    List<Delivery> byTheDead(String self) {
        return begun("node <> ? AND node NOT IN " + NodeRows.LIVING, self);
    }

    /** By anybody before then. */
    List<Delivery> before(Instant then) {
        return begun("begun_at < ?", Sql.time(then));
    }

    /** Notes that silent nodes are dead; one that is heard again takes it back. @return whether there was one */
    boolean bury(String self) {
        return jdbc.sql("UPDATE hub.nodes SET stopped_at = clock_timestamp() WHERE stopped_at IS NULL AND name <> ?"
                                + " AND name NOT IN " + NodeRows.LIVING)
                        .param(self)
                        .update()
                > 0;
    }

    /** Reads what each carries with a question of its own: there are few. */
    private List<Delivery> begun(String which, Object value) {
        return keys(which, value).stream()
                .map(key -> attempts.delivery(key.recipient(), key.number()))
                .toList();
    }

    private List<UnderWay.Attempt> keys(String which, Object value) {
        return jdbc.sql(BEGUN + which + " ORDER BY recipient_id")
                .param(value)
                .query((row, n) ->
                        new UnderWay.Attempt(row.getObject("recipient_id", UUID.class), row.getInt("number")))
                .list();
    }
}
