package uk.hailsham.hub.connectors.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.identifier.Sha256;

/** Audit events and their seals as rows; every method is one statement in the acting transaction. */
final class SealRows {
    private static final long LOCK = 0x5EA1;

    /**
     * Up to here every event is sealed, or its transaction was rolled back: no transaction of the hub lasts an hour. Time is
     * the database's, since the hub's clock may be set for a test.
     */
    private static final String SETTLED = "coalesce((SELECT max(youngest) FROM hub.audit_seals"
            + " WHERE made_at < clock_timestamp() - interval '1 hour'), 0)";

    private static final String IN_NO_SEAL =
            "NOT EXISTS (SELECT 1 FROM hub.audit_seal_members m WHERE m.event_id = e.id)";

    /** One event as one line, the same for ever: a change of it would break every seal there is. */
    private static final String LINE = """
            json_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), e.who, e.role, e.action,
                e.subject_kind, e.subject, e.reason, e.config_hash, e.details)::text AS line""";

    private final JdbcClient jdbc;

    SealRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Event(long id, Instant at, String line) {
        private static Event of(ResultSet row) throws SQLException {
            return new Event(row.getLong("id"), Sql.instant(row, "at"), row.getString("line"));
        }
    }

    record Seal(long id, Instant at, int events, byte[] previous, byte[] hash) {
        private static Seal of(ResultSet row) throws SQLException {
            return new Seal(
                    row.getLong("id"),
                    Sql.instant(row, "at"),
                    row.getInt("events"),
                    row.getBytes("previous"),
                    row.getBytes("hash"));
        }

        boolean follows(byte[] hash) {
            return Arrays.equals(hash, previous);
        }

        boolean closes(List<Event> found) {
            return Arrays.equals(hash, SealRows.hash(previous, found));
        }

        /** As it stands in the file. */
        String line() {
            return "%d %s %d %s".formatted(id, at, events, HexFormat.of().formatHex(hash));
        }
    }

    /**
     * The chain up to a seal.
     *
     * @param seals how many there are up to and with it
     * @param events how many those seals hold
     */
    record Standing(long seal, Instant at, byte[] hash, long seals, long events) {
        /** As it stands in an anchor: the same for ever, or anchors sent away would be worth nothing. */
        String text() {
            return "seal: %d%nat: %s%nhash: %s%nseals: %d%nevents: %d%n"
                    .formatted(seal, at, HexFormat.of().formatHex(hash), seals, events)
                    .replace("\r\n", "\n");
        }
    }

    /** Up to the youngest seal that is not younger than this one; empty when there is none. */
    Optional<Standing> standing(long upTo) {
        return jdbc.sql("""
                        SELECT s.id, s.at, s.hash, t.seals, t.events FROM hub.audit_seals s,
                            LATERAL (SELECT count(*) AS seals, sum(o.events) AS events FROM hub.audit_seals o
                                     WHERE o.id <= s.id) t
                        WHERE s.id <= ? ORDER BY s.id DESC LIMIT 1""")
                .param(upTo)
                .query((row, number) -> new Standing(
                        row.getLong("id"),
                        Sql.instant(row, "at"),
                        row.getBytes("hash"),
                        row.getLong("seals"),
                        row.getLong("events")))
                .optional();
    }

    /** One sealer at a time, until the transaction ends. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
    }

    List<Event> unsealed(int limit) {
        return jdbc.sql("SELECT e.id, e.at, " + LINE + " FROM hub.audit_events e WHERE e.id > " + SETTLED + " AND "
                        + IN_NO_SEAL + " ORDER BY e.id LIMIT ?")
                .param(limit)
                .query((row, number) -> Event.of(row))
                .list();
    }

    /** Events that no seal holds yet. */
    long waiting() {
        return jdbc.sql("SELECT count(*) FROM hub.audit_events e WHERE e.id > " + SETTLED + " AND " + IN_NO_SEAL)
                .query(Long.class)
                .single();
    }

    /** Events that no seal holds and none will, at most a thousand. */
    List<Long> strays() {
        return jdbc.sql("SELECT e.id FROM hub.audit_events e WHERE e.id <= " + SETTLED + " AND " + IN_NO_SEAL
                        + " ORDER BY e.id LIMIT 1000")
                .query(Long.class)
                .list();
    }

    Optional<byte[]> lastHash() {
        return jdbc.sql("SELECT hash FROM hub.audit_seals ORDER BY id DESC LIMIT 1")
                .query(byte[].class)
                .optional();
    }

    void add(Instant at, byte[] previous, List<Event> events) {
        long seal = jdbc.sql("INSERT INTO hub.audit_seals (at, events, youngest, previous, hash)"
                        + " VALUES (?, ?, ?, ?, ?) RETURNING id")
                .params(
                        Sql.time(at),
                        events.size(),
                        events.get(events.size() - 1).id(),
                        previous,
                        hash(previous, events))
                .query(Long.class)
                .single();
        Long[] ids = events.stream().map(Event::id).toArray(Long[]::new);
        jdbc.sql("INSERT INTO hub.audit_seal_members (event_id, seal_id) SELECT unnest(?::bigint[]), ?")
                .params(Arrays.toString(ids).replace('[', '{').replace(']', '}'), seal)
                .update();
    }

    List<Seal> seals(long after) {
        return jdbc.sql("SELECT id, at, events, previous, hash FROM hub.audit_seals WHERE id > ? ORDER BY id")
                .param(after)
                .query((row, number) -> Seal.of(row))
                .list();
    }

    /**
     * Where the events of the oldest seals were disposed of; the seals themselves stay.
     *
     * @param upTo the youngest seal without events
     * @param olderThan when the rule drew the line: a seal without events is older
     */
    record Cut(long upTo, Instant at, Instant olderThan, long events) {
        /** As it stands in the seals' file. */
        String line() {
            return "%s%d %s %s %d".formatted(SealFile.CUT, upTo, at, olderThan, events);
        }
    }

    /** All cuts, oldest first. */
    List<Cut> cuts() {
        return jdbc.sql("SELECT * FROM hub.audit_cuts ORDER BY up_to")
                .query((row, number) -> cut(row))
                .list();
    }

    Cut cut(long upTo) {
        return jdbc.sql("SELECT * FROM hub.audit_cuts WHERE up_to = ?")
                .param(upTo)
                .query((row, number) -> cut(row))
                .single();
    }

    private static Cut cut(ResultSet row) throws SQLException {
        return new Cut(
                row.getLong("up_to"), Sql.instant(row, "at"), Sql.instant(row, "older_than"), row.getLong("events"));
    }

    List<Event> members(long seal) {
        return jdbc.sql("SELECT e.id, e.at, " + LINE + " FROM hub.audit_seal_members m"
                        + " JOIN hub.audit_events e ON e.id = m.event_id WHERE m.seal_id = ? ORDER BY e.id")
                .param(seal)
                .query((row, number) -> Event.of(row))
                .list();
    }

    private static byte[] hash(byte[] previous, List<Event> events) {
        MessageDigest digest = Sha256.begun();
        digest.update(previous);
        events.forEach(event -> digest.update((event.line() + '\n').getBytes(StandardCharsets.UTF_8)));
        return digest.digest();
    }
}
