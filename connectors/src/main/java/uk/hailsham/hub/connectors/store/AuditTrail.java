package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;

/** The audit as it is read: who looked at what about whom, and why. Reading it is an event as well. */
public final class AuditTrail {
    /** The child, those that were merged into it, and what hangs on them: records, referrals, recipients. */
    private static final String ABOUT = """
            WITH family AS (SELECT CAST(:child AS uuid) AS id UNION SELECT id FROM hub.children WHERE forwards_to = :child),
                 held AS (SELECT record_id FROM hub.child_records WHERE child_id = :child OR own_child = :child),
                 asked AS (SELECT id FROM hub.referrals WHERE child_id IN (TABLE family) OR record_id IN (TABLE held)),
                 about AS (TABLE family UNION TABLE held UNION TABLE asked
                           UNION SELECT id FROM hub.recipients WHERE referral_id IN (TABLE asked))
            """;

    private static final String CONCERNED = """
            AND e.id IN (SELECT o.id FROM hub.audit_events o WHERE o.subject IN (TABLE about) UNION
                SELECT o.id FROM hub.audit_events o
                WHERE o.details->>'child' IS NOT NULL AND o.details->>'child' IN (SELECT id::text FROM family))
            """;

    private static final String EVENTS = """
            SELECT e.id, e.at, e.who, e.role, e.action, e.subject_kind, e.subject, e.reason, e.details::text AS details
            FROM hub.audit_events e
            WHERE (cast(:who AS text) IS NULL OR e.who = :who)
            AND (cast(:from AS timestamptz) IS NULL OR e.at >= :from)
            AND (cast(:to AS timestamptz) IS NULL OR e.at < :to)
            AND (cast(:before AS bigint) IS NULL OR e.id < :before)
            %s ORDER BY e.id DESC LIMIT :limit""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;

    public AuditTrail(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * What is asked for; null where it does not matter.
     *
     * @param to exclusive
     * @param before an event's number: the page after it, since the newest come first
     */
    public record Question(UUID child, String who, Instant from, Instant to, Long before, int limit) {}

    /** @param others ids of what else was concerned, by kind */
    public record Event(
            long number,
            Instant at,
            String who,
            String role,
            String action,
            String subjectKind,
            UUID subject,
            String reason,
            Map<String, Object> others) {}

    private static final class Others extends TreeMap<String, Object> {}

    /** Newest first. */
    public List<Event> read(Access access, Question asked) {
        return transactions.execute(status -> {
            audit.record(access, "read-the-audit", asked.child() == null ? "audit" : "child", asked.child());
            String sql = asked.child() == null ? EVENTS.formatted("") : ABOUT + EVENTS.formatted(CONCERNED);
            JdbcClient.StatementSpec statement = jdbc.sql(sql)
                    .param("who", asked.who())
                    .param("from", asked.from() == null ? null : Sql.time(asked.from()))
                    .param("to", asked.to() == null ? null : Sql.time(asked.to()))
                    .param("before", asked.before())
                    .param("limit", asked.limit());
            return (asked.child() == null ? statement : statement.param("child", asked.child()))
                    .query((row, number) -> new Event(
                            row.getLong("id"),
                            Sql.instant(row, "at"),
                            row.getString("who"),
                            row.getString("role"),
                            row.getString("action"),
                            row.getString("subject_kind"),
                            row.getObject("subject", UUID.class),
                            row.getString("reason"),
                            Json.read(row.getString("details"), Others.class)))
                    .list();
        });
    }
}
