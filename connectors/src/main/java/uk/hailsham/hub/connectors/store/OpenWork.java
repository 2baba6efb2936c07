package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hub has not done yet and what it has left lying, as somebody sees who looks into its database from outside. */
public final class OpenWork {
    private final JdbcClient jdbc;

    public OpenWork(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * @param drops arrived or half read
     * @param messages sent to the broker and not done
     * @param unsent messages the broker has not been given
     * @param begun deliveries begun and not ended
     * @param dispatched deliveries the broker has been given and nobody has begun
     * @param waiting deliveries that are due, now or later
     */
    public record Counts(int drops, int messages, int unsent, int begun, int dispatched, int waiting) {
        public boolean nothing() {
            return drops + messages + unsent + begun + dispatched + waiting == 0;
        }
    }

    public Counts counts() {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM hub.drops WHERE state IN ('arrived', 'reading')) AS drops,
                            (SELECT count(*) FROM hub.outbox WHERE done_at IS NULL AND sent_at IS NOT NULL) AS messages,
                            (SELECT count(*) FROM hub.outbox WHERE done_at IS NULL AND sent_at IS NULL) AS unsent,
                            count(*) FILTER (WHERE begun_at IS NOT NULL) AS begun,
                            count(*) FILTER (WHERE begun_at IS NULL AND dispatched_at IS NOT NULL) AS dispatched,
                            count(*) FILTER (WHERE begun_at IS NULL AND dispatched_at IS NULL) AS waiting
                        FROM hub.attempts WHERE ended_at IS NULL""")
                .query((row, number) -> new Counts(
                        row.getInt("drops"),
                        row.getInt("messages"),
                        row.getInt("unsent"),
                        row.getInt("begun"),
                        row.getInt("dispatched"),
                        row.getInt("waiting")))
                .single();
    }

    /** Staging tables whose drop has ended, sessions that hold a transaction open and do nothing, locks that outlive one. */
    public List<String> leftLying() {
        return jdbc.sql("""
                        SELECT 'staging table ' || tablename FROM pg_tables WHERE schemaname = 'hub_staging'
                            AND NOT EXISTS (SELECT 1 FROM hub.drops WHERE state IN ('reading', 'held')
                                AND tablename LIKE '%' || id::text)
                        UNION ALL SELECT 'transaction open and idle for ' || date_trunc('second', now() - state_change)
                            FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'
                            AND now() - state_change > interval '5 seconds'
                        UNION ALL SELECT 'advisory lock held by an idle session' FROM pg_locks l
                            JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND l.granted
                            AND l.classid = hashtext('drops')::oid AND a.state = 'idle'""").query(String.class).list();
    }

    /** Drops whose books do not balance, or that are over and left something held. */
    public List<String> unbalanced() {
        return jdbc.sql("""
                        SELECT 'dr-' || id FROM hub.drops
                        WHERE rows_in <> accepted + unchanged + superseded + held + rejected
                            OR (state = 'applied' AND held > 0)""").query(String.class).list();
    }

    /** How many drops ended in each state, of one partner and kind. */
    public int drops(String partner, DropKind kind, DropState state) {
        return jdbc.sql("SELECT count(*) FROM hub.drops WHERE partner = ? AND kind = ? AND state = ?")
                .params(partner, kind.word(), state.word())
                .query(Integer.class)
                .single();
    }

    /** Statements of a source that hold now: one for each pupil on its roll. */
    public int standing(String source) {
        return jdbc.sql("SELECT count(*) FROM hub.statements s JOIN hub.records r ON r.id = s.record_id"
                        + " WHERE s.said_to IS NULL AND r.source = ?")
                .param(source)
                .query(Integer.class)
                .single();
    }

    /**
     * Where a recipient stands.
     *
     * @param recipient as shown: the stem of its file name and of its Message-ID
     * @param reference the school's own, of its referral
     * @param size in bytes of what was proved to be with the agency; null where the channel does not tell
     */
    public record Stand(String recipient, String reference, String agency, String state, String rung, Long size) {}

    public List<Stand> recipients() {
        return jdbc.sql("""
                        SELECT 'rc-' || r.id AS recipient, f.reference, r.agency, r.state, r.rung,
                            (SELECT max((detail ->> 'size')::bigint) FROM hub.recipient_events e
                             WHERE e.recipient_id = r.id AND kind = 'proved') AS size
                        FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id ORDER BY r.id""")
                .query((row, number) -> new Stand(
                        row.getString("recipient"),
                        row.getString("reference"),
                        row.getString("agency"),
                        row.getString("state"),
                        row.getString("rung"),
                        row.getObject("size", Long.class)))
                .list();
    }

    /**
     * How a delivery ended that was tried.
     *
     * @param result {@code proved}, {@code later}, {@code unknown}, {@code needs-a-person}
     * @param detail why it was not proved; empty where it was
     */
    public record End(String recipient, String result, String detail) {}

    /** Of one agency, for referrals whose reference begins so. */
    public List<End> ends(String agency, String references) {
        return jdbc.sql("""
                        SELECT 'rc-' || r.id AS recipient, a.result, coalesce(a.detail, '') AS detail
                        FROM hub.attempts a JOIN hub.recipients r ON r.id = a.recipient_id
                            JOIN hub.referrals f ON f.id = r.referral_id
                        WHERE a.ended_at IS NOT NULL AND r.agency = ? AND starts_with(f.reference, ?) ORDER BY a.ended_at""")
                .params(agency, references)
                .query((row, number) ->
                        new End(row.getString("recipient"), row.getString("result"), row.getString("detail")))
                .list();
    }

    /** When the last delivery ended that has ended; null when none has. */
    public Instant lastEnd() {
        return jdbc.sql("SELECT max(ended_at) AS last FROM hub.attempts")
                .query((row, number) -> Sql.instant(row, "last"))
                .list()
                .get(0);
    }

    /** Deliveries that ended unknown, over all time. */
    public int unknownEnds() {
        return jdbc.sql("SELECT count(*) FROM hub.attempts WHERE result = 'unknown'")
                .query(Integer.class)
                .single();
    }
}
