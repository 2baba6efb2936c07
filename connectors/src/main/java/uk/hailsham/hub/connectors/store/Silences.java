package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;

/** Referrals of the safeguarding lane that an agency has let pass its limit without a word. */
public final class Silences {
    /** How long the lead has before the deputy is told as well. */
    private static final Duration BETWEEN = Duration.ofHours(4);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final Clock clock;

    public Silences(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.clock = clock;
    }

    /**
     * @param since when the agency should have answered
     * @param whom who is to be told next
     */
    public record Silence(UUID recipient, UUID referral, String school, String agency, Instant since, Whom whom) {}

    /** In the order in which they are told. */
    public enum Whom {
        LEAD,
        DEPUTY
    }

    /** Those of whom somebody must be told now, the oldest first. */
    public List<Silence> due(int limit) {
        return jdbc.sql("""
                        SELECT r.id, r.referral_id, f.school, r.agency, r.acknowledge_by, count(e.id) AS told
                        FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
                        LEFT JOIN hub.recipient_events e ON e.recipient_id = r.id AND e.kind = 'escalated'
                        WHERE f.safeguarding AND r.clock_stopped_at IS NULL AND r.acknowledge_by < :now
                        AND r.state NOT IN ('cancelled', 'completed', 'entered-in-error')
                        GROUP BY r.id, f.school
                        HAVING count(e.id) = 0 OR count(e.id) = 1 AND max(e.at) < :before
                        ORDER BY r.acknowledge_by LIMIT :limit""")
                .param("now", Sql.time(clock.instant()))
                .param("before", Sql.time(clock.instant().minus(BETWEEN)))
                .param("limit", limit)
                .query((row, number) -> new Silence(
                        row.getObject("id", UUID.class),
                        row.getObject("referral_id", UUID.class),
                        row.getString("school"),
                        row.getString("agency"),
                        Sql.instant(row, "acknowledge_by"),
                        Whom.values()[row.getInt("told")]))
                .list();
    }

    /** Somebody has been told; the timeline says who. */
    public void told(Silence silence) {
        transactions.executeWithoutResult(status -> book.locked(silence.recipient())
                .ifPresent(now -> {
                    String whom = Sql.word(silence.whom());
                    book.tell(silence.recipient(), "escalated", now, "hub", Map.of("to", whom), "escalated-" + whom);
                    audit.record(Access.hub("escalate"), "escalated", "recipient", silence.recipient());
                }));
    }
}
