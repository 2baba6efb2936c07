package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.ReferralRequest;

/** The rows of attempts; every method is one statement in the acting transaction. */
final class AttemptRows {
    /** Of recipient {@code r}, referral {@code f}, attempt {@code a} and what it amends {@code m}. */
    private static final String CARRIED = """
             r.id, r.agency, r.service, f.id AS referral, f.request, f.made_at,
                CASE WHEN c.as_known IS NULL THEN f.child_id ELSE c.child_id END AS child_id,
                coalesce(c.as_known, f.as_known) AS as_known,
                (SELECT b.not_before FROM hub.attempts b WHERE b.recipient_id = r.id AND b.number <= a.number
                    AND b.amendment_id IS NOT DISTINCT FROM a.amendment_id AND (b.number = 1 OR b.resent)
                    ORDER BY b.number DESC LIMIT 1) AS first_due,
                EXISTS (SELECT FROM hub.attempts b WHERE b.recipient_id = r.id AND b.number < a.number
                    AND b.amendment_id IS NOT DISTINCT FROM a.amendment_id AND b.begun_at IS NOT NULL) AS again,
                a.version AS sending, a.intent, m.id AS amendment, m.meaning, m.version, m.made_at AS amended_at,
                ARRAY(SELECT 1 UNION SELECT v.version FROM hub.amendments v WHERE v.recipient_id = r.id
                    AND v.meaning = 'corrected' AND v.version < m.version ORDER BY 1) AS former """;

    /** Whatever is sent is sent as corrected last. */
    private static final String FROM_RECIPIENT = """
             JOIN hub.recipients r ON r.id = a.recipient_id JOIN hub.referrals f ON f.id = r.referral_id
            LEFT JOIN hub.amendments m ON m.id = a.amendment_id
            LEFT JOIN LATERAL (SELECT * FROM hub.amendments n WHERE n.recipient_id = r.id AND n.meaning = 'corrected'
                ORDER BY n.version DESC LIMIT 1) c ON true """;

    private final JdbcClient jdbc;

    AttemptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the recipient's referral is of an identity that was given up: nothing of it is sent or shown again. */
    boolean sealed(UUID recipient) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
                        WHERE r.id = ? AND (f.emptied_at IS NOT NULL
                        OR NOT f.safeguarding AND f.record_id IN
                            (SELECT id FROM hub.records WHERE adoption_id IS NOT NULL)))""").param(recipient).query(Boolean.class).single();
    }

    /** Those only dispatched are due for dispatch again. */
    int undispatch() {
        return jdbc.sql("UPDATE hub.attempts SET dispatched_at = NULL"
                        + " WHERE dispatched_at IS NOT NULL AND begun_at IS NULL")
                .update();
    }

    /**
     * Begins it and reads what is to be carried, in one statement.
     *
     * @param stopped its agency may not be told
     * @return empty when it has begun before, or something keeps it; see {@link #held}
     */
    Optional<Delivery> begin(UUID recipient, int number, boolean stopped, String node, Instant now) {
        return jdbc.sql("""
                        WITH begun AS (
                            UPDATE hub.attempts a SET begun_at = :now, node = :node
                            FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
                            WHERE a.recipient_id = :recipient AND a.number = :number AND a.begun_at IS NULL
                            AND r.id = a.recipient_id AND (f.safeguarding OR %s OR
                                NOT (:stopped OR r.state = 'on-hold' AND r.rung IN ('queued', 'unknown'))) AND %s
                            RETURNING a.recipient_id, a.number, a.amendment_id, a.version, a.intent)
                        SELECT
                        """.formatted(DueRows.RECALLS, DueRows.PASSES) + CARRIED + " FROM begun a " + FROM_RECIPIENT)
                .param("now", Sql.time(now))
                .param("node", node)
                .param("recipient", recipient)
                .param("number", number)
                .param("stopped", stopped)
                .query((row, n) -> delivery(row, number))
                .optional();
    }

    /**
     * A time that lies ahead because a clock ran ahead when it was set is no time to wait for: what was due when it was
     * asked for is due now, and so is what was put off by a clock that was ahead; what was dispatched then is dispatched
     * again. A window is an appointment, and stays.
     */
    void clockWentBack(Instant now, Duration skew) {
        Instant ahead = now.plus(skew);
        jdbc.sql("""
                        UPDATE hub.attempts a SET not_before = :now WHERE begun_at IS NULL AND not_before > :ahead
                        AND not_before IS DISTINCT FROM window_at
                        AND (number = 1 OR resent OR EXISTS (SELECT FROM hub.attempts b
                            WHERE b.recipient_id = a.recipient_id AND b.number = a.number - 1 AND b.ended_at > :ahead))""")
                .param("now", Sql.time(now))
                .param("ahead", Sql.time(ahead))
                .update();
        jdbc.sql("UPDATE hub.attempts SET dispatched_at = NULL WHERE begun_at IS NULL AND dispatched_at > ?")
                .param(Sql.time(ahead))
                .update();
    }

    /** @return false when it has begun before, or need not begin any more */
    boolean begin(UUID recipient, int number, String node, Instant now) {
        return jdbc.sql("UPDATE hub.attempts SET begun_at = ?, node = ?"
                                + " WHERE recipient_id = ? AND number = ? AND begun_at IS NULL")
                        .params(Sql.time(now), node, recipient, number)
                        .update()
                == 1;
    }

    /**
     * Whether something the hub knows keeps it from being sent now; a child in danger is kept by nothing.
     *
     * @param stopped its agency may not be told
     */
    boolean held(UUID recipient, boolean stopped) {
        return jdbc.sql("""
                        SELECT NOT f.safeguarding AND (? OR r.state = 'on-hold' AND r.rung IN ('queued', 'unknown')
                            OR EXISTS (SELECT FROM hub.breakers b WHERE b.agency = r.agency AND b.state <> 'closed'))
                        FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id WHERE r.id = ?""")
                .param(stopped)
                .param(recipient)
                .query(Boolean.class)
                .single();
    }

    /** The message is gone, the attempt is not: it is dispatched anew when it may. */
    void undispatch(UUID recipient, int number) {
        jdbc.sql("UPDATE hub.attempts SET dispatched_at = NULL"
                        + " WHERE recipient_id = ? AND number = ? AND begun_at IS NULL")
                .params(recipient, number)
                .update();
    }

    Delivery delivery(UUID recipient, int number) {
        return jdbc.sql("SELECT " + CARRIED + " FROM hub.attempts a " + FROM_RECIPIENT
                        + " WHERE a.recipient_id = ? AND a.number = ?")
                .params(recipient, number)
                .query((row, n) -> delivery(row, number))
                .single();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                number,
                row.getString("agency"),
                row.getString("service"),
                row.getObject("referral", UUID.class),
                row.getObject("child_id", UUID.class),
                Json.read(row.getString("request"), ReferralRequest.class),
                row.getString("as_known"),
                Sql.instant(row, "made_at"),
                Sql.instant(row, "first_due"),
                row.getBoolean("again"),
                AmendmentRows.carried(row),
                row.getInt("sending"),
                row.getString("intent").equals("same"));
    }

    /** @return false when it has ended before; only proof may still come for one whose end was not known */
    boolean end(Delivery delivery, String result, String detail, Instant now) {
        return ending(delivery, result, detail, now).on(jdbc) == 1;
    }

    /** The same, whether it has ended before or not. */
    static Write ending(Delivery delivery, String result, String detail, Instant now) {
        return Write.of(
                "UPDATE hub.attempts SET ended_at = ?, result = ?, detail = ? WHERE recipient_id = ?"
                        + " AND number = ? AND (ended_at IS NULL OR result = 'unknown' AND ? = 'proved')",
                Sql.time(now),
                result,
                detail,
                delivery.recipient(),
                delivery.number(),
                result);
    }

    /** Attempts of a recipient that has got it are not begun any more; what follows the referral goes its own way. */
    void notNeeded(UUID recipient, Instant now) {
        sparing(recipient, now).on(jdbc);
    }

    /** The same as {@link #notNeeded}. */
    static Write sparing(UUID recipient, Instant now) {
        return Write.of(
                "UPDATE hub.attempts SET begun_at = ?, ended_at = ?, result = 'not-needed'"
                        + " WHERE recipient_id = ? AND begun_at IS NULL AND amendment_id IS NULL",
                Sql.time(now),
                Sql.time(now),
                recipient);
    }

    /** Another of what this one carried, in its batch if that was in one; its number is the next that nobody has. */
    void again(Delivery delivery, Instant due) {
        jdbc.sql("""
                        INSERT INTO hub.attempts
                            (recipient_id, number, agency, not_before, amendment_id, window_at, batch_id, version, intent)
                        SELECT a.recipient_id,
                            (SELECT max(b.number) + 1 FROM hub.attempts b WHERE b.recipient_id = a.recipient_id),
                            a.agency, ?, ?, a.window_at, a.batch_id, a.version, a.intent
                        FROM hub.attempts a WHERE a.recipient_id = ? AND a.number = ?
                        AND NOT EXISTS (SELECT FROM hub.attempts b WHERE b.recipient_id = a.recipient_id
                            AND b.begun_at IS NULL AND b.amendment_id IS NOT DISTINCT FROM ?)""")
                .params(Arrays.asList(
                        Sql.time(due),
                        amendment(delivery),
                        delivery.recipient(),
                        delivery.number(),
                        amendment(delivery)))
                .update();
    }

    private static UUID amendment(Delivery delivery) {
        return delivery.amendment() == null ? null : delivery.amendment().id();
    }

    /** The attempt that was due while its recipient was on hold, due anew. */
    Optional<Integer> released(UUID recipient, Instant now) {
        return jdbc.sql("""
                        UPDATE hub.attempts SET not_before = ?, resent = true, dispatched_at = NULL,
                            window_at = NULL, batch_id = NULL
                        WHERE recipient_id = ? AND begun_at IS NULL AND amendment_id IS NULL RETURNING number""")
                .params(Sql.time(now), recipient)
                .query(Integer.class)
                .optional();
    }

    /**
     * One attempt now: the one that waits for its hour, else a new one.
     *
     * @return its number; empty when one is under way or due anyway
     */
    Optional<Integer> now(UUID recipient, Instant now) {
        Optional<Integer> waiting = jdbc.sql("""
                        UPDATE hub.attempts SET not_before = ?, resent = true, window_at = NULL, batch_id = NULL
                            WHERE recipient_id = ? AND begun_at IS NULL AND amendment_id IS NULL
                            AND dispatched_at IS NULL AND not_before > ? RETURNING number""")
                .params(Sql.time(now), recipient, Sql.time(now))
                .query(Integer.class)
                .optional();
        return waiting.isPresent() ? waiting : another(recipient, now);
    }

    private Optional<Integer> another(UUID recipient, Instant now) {
        return jdbc.sql("""
                        INSERT INTO hub.attempts (recipient_id, number, agency, not_before, resent, version)
                        SELECT recipient_id, max(number) + 1, min(agency), ?::timestamptz, true, max(version)
                        FROM hub.attempts
                        WHERE recipient_id = ? GROUP BY recipient_id HAVING bool_and(ended_at IS NOT NULL)
                        RETURNING number""")
                .params(Sql.time(now), recipient)
                .query(Integer.class)
                .optional();
    }

    /**
     * The tries since the referral was made or a person asked for it again.
     *
     * @param number how many there were
     * @param unknown how many of them have an end that is not known
     * @param resent a person asked for them
     */
    record Tries(int number, int unknown, boolean resent) {}

    Tries tries(Delivery delivery) {
        return jdbc.sql("""
                        SELECT count(*) AS number, count(*) FILTER (WHERE result = 'unknown') AS unknown,
                            bool_or(resent) AS resent
                        FROM hub.attempts WHERE recipient_id = :recipient AND number <= :number
                        AND amendment_id IS NOT DISTINCT FROM :amendment AND number >=
                            (SELECT max(number) FROM hub.attempts
                             WHERE recipient_id = :recipient AND number <= :number
                             AND amendment_id IS NOT DISTINCT FROM :amendment AND (number = 1 OR resent))""")
                .param("recipient", delivery.recipient())
                .param("amendment", amendment(delivery), java.sql.Types.OTHER)
                .param("number", delivery.number())
                .query((row, n) -> new Tries(row.getInt("number"), row.getInt("unknown"), row.getBoolean("resent")))
                .single();
    }
}
