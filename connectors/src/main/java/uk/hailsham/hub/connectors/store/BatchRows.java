package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of batches and which attempts are in them; every method is one statement in the acting transaction. */
final class BatchRows {
    private final JdbcClient jdbc;

    BatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A batch that is not over.
     *
     * @param sha256 of its content; null before it was first carried
     */
    record Open(UUID id, Instant window, String sha256) {}

    /** Locked, so that nobody else works on it. */
    Optional<Open> open(String agency) {
        return jdbc.sql(
                        "SELECT id, window_at, sha256 FROM hub.batches WHERE agency = ? AND ended_at IS NULL FOR UPDATE")
                .param(agency)
                .query((row, number) -> new Open(
                        row.getObject("id", UUID.class), Sql.instant(row, "window_at"), row.getString("sha256")))
                .optional();
    }

    void add(UUID id, String agency, Instant window, Instant now) {
        jdbc.sql("INSERT INTO hub.batches (id, agency, window_at, made_at) VALUES (?, ?, ?, ?)")
                .params(id, agency, Sql.time(window), Sql.time(now))
                .update();
    }

    void end(UUID batch, String outcome, Instant now) {
        jdbc.sql("UPDATE hub.batches SET ended_at = ?, outcome = ? WHERE id = ? AND ended_at IS NULL")
                .params(Sql.time(now), outcome, batch)
                .update();
    }

    void content(UUID batch, String sha256, int rows) {
        jdbc.sql("UPDATE hub.batches SET sha256 = ?, rows = ? WHERE id = ?")
                .params(sha256, rows, batch)
                .update();
    }

    /** An attempt that waits to be begun. */
    record Member(UUID recipient, int number, Instant due, Instant window) {}

    /** Those of a batch, in the order of the file; locked. */
    List<Member> members(UUID batch) {
        return members("a.batch_id = ? ORDER BY a.recipient_id", batch);
    }

    /** Those that are due and in no batch, or in one that is over; locked. */
    List<Member> gathered(String agency, Instant now, int most) {
        return members("""
                        a.agency = ? AND a.not_before <= ?
                        AND (a.batch_id IS NULL OR (SELECT ended_at FROM hub.batches b WHERE b.id = a.batch_id) IS NOT NULL)
                        ORDER BY a.recipient_id LIMIT ?""", agency, Sql.time(now), most);
    }

    /** Whom the hub itself holds back goes in no batch; of who has ended, no attempt waits. */
    private List<Member> members(String which, Object... parameters) {
        return jdbc.sql("""
                        SELECT a.recipient_id, a.number, a.not_before, a.window_at FROM hub.attempts a
                        JOIN hub.recipients r ON r.id = a.recipient_id
                        WHERE a.begun_at IS NULL AND a.window_at IS NOT NULL
                        AND NOT (r.state = 'on-hold' AND r.rung IN ('queued', 'unknown')) AND\s""" + which + " FOR UPDATE OF a")
                .params(Arrays.asList(parameters))
                .query((row, number) -> new Member(
                        row.getObject("recipient_id", UUID.class),
                        row.getInt("number"),
                        Sql.instant(row, "not_before"),
                        Sql.instant(row, "window_at")))
                .list();
    }

    boolean underWay(UUID batch) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM hub.attempts"
                        + " WHERE batch_id = ? AND begun_at IS NOT NULL AND ended_at IS NULL)")
                .param(batch)
                .query(Boolean.class)
                .single();
    }

    /** Whether anybody in it is still to be carried, held back or not. */
    boolean waiting(UUID batch) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM hub.attempts WHERE batch_id = ? AND begun_at IS NULL)")
                .param(batch)
                .query(Boolean.class)
                .single();
    }

    void begin(UUID batch, Collection<Member> members, String node, Instant now) {
        members.forEach(member -> jdbc.sql("UPDATE hub.attempts SET batch_id = ?, begun_at = ?, node = ?"
                        + " WHERE recipient_id = ? AND number = ?")
                .params(batch, Sql.time(now), node, member.recipient(), member.number())
                .update());
    }

    /** What is under way goes on under another name. */
    void move(Collection<Delivery> deliveries, UUID to) {
        deliveries.forEach(
                delivery -> jdbc.sql("UPDATE hub.attempts SET batch_id = ? WHERE recipient_id = ? AND number = ?")
                        .params(to, delivery.recipient(), delivery.number())
                        .update());
    }
}
