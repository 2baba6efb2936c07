package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.RetryLadder;
import uk.hailsham.hub.domain.referral.Urgency;

/** Which attempts go to the broker now; every method is one statement in the acting transaction. */
final class DueRows {
    /**
     * What an open breaker lets pass: a child in danger, one who is sent to find out, and whoever's time is over, so that
     * it fails visibly and does not wait for ever. Of an attempt a and its referral f.
     */
    static final String PASSES =
            """
            (f.safeguarding OR a.probe
            OR NOT EXISTS (SELECT FROM hub.breakers b WHERE b.agency = a.agency AND b.state <> 'closed')
            OR (SELECT c.not_before FROM hub.attempts c WHERE c.recipient_id = a.recipient_id AND c.number <= a.number
                    AND (c.number = 1 OR c.resent) ORDER BY c.number DESC LIMIT 1)
                + CASE f.urgency WHEN 'emergency' THEN interval '%d seconds' WHEN 'urgent' THEN interval '%d seconds'
                    ELSE interval '%d seconds' END <= :now)""".formatted(seconds(Urgency.EMERGENCY), seconds(Urgency.URGENT), seconds(Urgency.ROUTINE));

    /** A recall tells nothing of the child, and protects it: neither a lapsed agreement nor a hold keeps it back. */
    static final String RECALLS =
            "EXISTS (SELECT FROM hub.amendments m WHERE m.id = a.amendment_id AND m.meaning <> 'corrected')";

    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static long seconds(Urgency urgency) {
        return RetryLadder.of(urgency, false).elapsedCap().toSeconds();
    }

    /**
     * Due, not begun, and not with the broker, or for so long that the broker may have lost it; locked. A child in danger
     * comes before whoever waits, and is not held up by anything.
     *
     * @param stopped agencies to which nothing else may go
     * @param batching agencies whose windows are open to batches; see {@link Batches}
     */
    List<Outbox.Posting> claimDue(
            Instant now, Instant lostSince, Collection<String> stopped, Collection<String> batching, int limit) {
        return jdbc.sql("""
                        SELECT a.recipient_id, a.number, a.agency, a.sends, f.safeguarding FROM hub.attempts a
                        JOIN hub.recipients r ON r.id = a.recipient_id JOIN hub.referrals f ON f.id = r.referral_id
                        WHERE a.begun_at IS NULL AND a.not_before <= :now
                        AND (a.dispatched_at IS NULL OR a.dispatched_at < :lost)
                        AND (f.safeguarding OR %s OR NOT a.agency = ANY (:stopped))
                        AND (a.window_at IS NULL OR NOT a.agency = ANY (:batching))
                        AND NOT (r.state = 'on-hold' AND r.rung IN ('queued', 'unknown'))
                        AND (a.amendment_id IS NULL OR NOT EXISTS (SELECT FROM hub.attempts b
                            WHERE b.recipient_id = a.recipient_id AND b.begun_at IS NOT NULL AND b.ended_at IS NULL))
                        AND %s
                        ORDER BY f.safeguarding DESC, a.not_before LIMIT :limit FOR UPDATE OF a SKIP LOCKED""".formatted(RECALLS, PASSES))
                .param("now", Sql.time(now))
                .param("lost", Sql.time(lostSince))
                .param("stopped", stopped.toArray(String[]::new))
                .param("batching", batching.toArray(String[]::new))
                .param("limit", limit)
                .query((row, number) -> {
                    String body = row.getString("recipient_id") + ":" + row.getInt("number");
                    return new Outbox.Posting(
                            body,
                            "hub.referrals." + row.getString("agency"),
                            body,
                            row.getInt("sends"),
                            row.getBoolean("safeguarding"));
                })
                .list();
    }

    boolean anything(Instant now) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM hub.outbox WHERE done_at IS NULL AND sent_at IS NULL)
                        OR EXISTS (SELECT FROM hub.attempts
                            WHERE begun_at IS NULL AND dispatched_at IS NULL AND not_before <= ?)""").params(Sql.time(now)).query(Boolean.class).single();
    }

    int due(Instant now) {
        return jdbc.sql("""
                        SELECT count(*) FROM hub.attempts a JOIN hub.recipients r ON r.id = a.recipient_id
                        JOIN hub.referrals f ON f.id = r.referral_id
                        WHERE a.ended_at IS NULL AND a.not_before <= :now AND (a.begun_at IS NOT NULL OR %s)""".formatted(PASSES))
                .param("now", Sql.time(now))
                .query(Integer.class)
                .single();
    }

    /** One that is due goes through its agency's open breaker: the most urgent first. @return false when none is due */
    boolean probe(String agency, Instant now) {
        return jdbc.sql("""
                        UPDATE hub.attempts SET probe = true, dispatched_at = NULL WHERE (recipient_id, number) = (
                            SELECT a.recipient_id, a.number FROM hub.attempts a
                            JOIN hub.recipients r ON r.id = a.recipient_id JOIN hub.referrals f ON f.id = r.referral_id
                            WHERE a.agency = ? AND a.begun_at IS NULL AND a.not_before <= ?
                            AND NOT (r.state = 'on-hold' AND r.rung IN ('queued', 'unknown'))
                            ORDER BY f.safeguarding DESC, array_position(ARRAY['emergency', 'urgent'], f.urgency),
                                a.not_before LIMIT 1 FOR UPDATE OF a SKIP LOCKED)""").params(agency, Sql.time(now)).update() == 1;
    }

    /** @param bodies {@code <recipient>:<number>} */
    void dispatched(List<String> bodies, Instant now) {
        jdbc.sql("""
                        UPDATE hub.attempts a SET dispatched_at = ?, sends = sends + 1
                        FROM unnest(CAST(? AS uuid[]), CAST(? AS int[])) AS sent(recipient, number)
                        WHERE a.recipient_id = sent.recipient AND a.number = sent.number""")
                .params(
                        Sql.time(now),
                        bodies.stream()
                                .map(body -> body.substring(0, body.indexOf(':')))
                                .toArray(String[]::new),
                        bodies.stream()
                                .map(body -> Integer.valueOf(body.substring(body.indexOf(':') + 1)))
                                .toArray(Integer[]::new))
                .update();
    }
}
