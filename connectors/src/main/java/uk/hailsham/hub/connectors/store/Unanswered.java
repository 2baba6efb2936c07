package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.telling.NonDelivery.Kind;

/** Deadlines that have passed and deliveries given up, of which the school that referred has not been told. */
public final class Unanswered {
    /** OFFSET keeps the planner from reading every event there is for the few that are late. */
    private static final String DUE = """
            SELECT r.id, r.referral_id, f.reference, r.agency, late.kind, late.since
            FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
            CROSS JOIN LATERAL (VALUES
                ('no-answer', r.acknowledge_by, r.state IN ('requested', 'accepted', 'in-progress', 'on-hold')
                    AND r.clock_stopped_at IS NULL AND r.acknowledge_by <= :now),
                ('not-seen', coalesce(r.contact_moved_to, r.first_contact_by),
                    r.state IN ('requested', 'accepted', 'in-progress', 'on-hold') AND r.paused_since IS NULL
                    AND r.rung NOT IN ('first-contact', 'closed')
                    AND coalesce(r.contact_moved_to, r.first_contact_by) <= :now AND r.agency IN (:followed)),
                ('not-delivered', r.clock_started_at, r.state = 'failed' AND r.clock_stopped_at IS NULL)
            ) AS late (kind, since, holds)
            WHERE r.state IN ('requested', 'accepted', 'in-progress', 'on-hold', 'failed') AND f.school = :school
            AND f.emptied_at IS NULL AND late.holds
            AND NOT (r.state = 'on-hold' AND EXISTS (SELECT FROM hub.recipient_events d
                WHERE d.recipient_id = r.id AND d.kind = 'cancel-proposed' OFFSET 0))
            AND NOT EXISTS (SELECT FROM hub.recipient_events e WHERE e.recipient_id = r.id
                AND e.once = late.kind || '-' || floor(extract(epoch FROM late.since))::bigint OFFSET 0)
            ORDER BY late.since, r.id LIMIT :limit""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final Clock clock;

    public Unanswered(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.clock = clock;
    }

    /** @param since the deadline; of what could not be delivered, when the referral was made */
    public record Missing(UUID recipient, UUID referral, String reference, String agency, Kind kind, Instant since) {
        String once() {
            return kind.word() + "-" + since.getEpochSecond();
        }
    }

    /**
     * The oldest first. An agency is not reported for not having seen the child while its clock stands still, and nobody is
     * about a child that has died.
     *
     * @param followed agencies that let a school know whether they have seen the child
     */
    public List<Missing> due(String school, Collection<String> followed, int limit) {
        return jdbc.sql(DUE)
                .param("now", Sql.time(clock.instant()))
                .param("school", school)
                .param("followed", followed.isEmpty() ? List.of("") : followed)
                .param("limit", limit)
                .query((row, number) -> new Missing(
                        row.getObject("id", UUID.class),
                        row.getObject("referral_id", UUID.class),
                        row.getString("reference"),
                        row.getString("agency"),
                        Sql.value(Kind.class, row.getString("kind")),
                        Sql.instant(row, "since")))
                .list();
    }

    /** The school has been told; the timeline says of what. */
    public void told(Missing missing) {
        transactions.executeWithoutResult(status -> book.locked(missing.recipient())
                .ifPresent(now -> {
                    Map<String, String> detail = Map.of("since", missing.since().toString());
                    book.tell(missing.recipient(), missing.kind().word(), now, "hub", detail, missing.once());
                    audit.record(Access.hub("non-delivery"), "reported", "recipient", missing.recipient());
                }));
    }
}
