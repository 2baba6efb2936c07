package uk.hailsham.hub.connectors.store;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.RetryLadder;
import uk.hailsham.hub.domain.referral.Standing;

/**
 * Referrals that a school has taken back and an agency's system has, or may have: told to it once, and tried again as a
 * delivery is. A recipient's standing is what the school made it, whatever comes of the telling.
 */
public final class Withdrawals {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final AttemptRows attempts;
    private final RandomGenerator random;
    private final Clock clock;

    public Withdrawals(
            JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, RandomGenerator random, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.attempts = new AttemptRows(jdbc);
        this.random = random;
        this.clock = clock;
    }

    /** Those that fall due at an agency now; never one whose identity was given up, of which nothing is sent again. */
    public List<Delivery> due(String agency, int limit) {
        Instant now = clock.instant();
        note(agency, now);
        return jdbc
                .sql("SELECT w.recipient_id FROM hub.withdrawals w JOIN hub.recipients r ON r.id = w.recipient_id"
                        + " WHERE r.agency = ? AND w.ended_at IS NULL AND w.due_at <= ? ORDER BY w.due_at LIMIT ?")
                .params(agency, Sql.time(now), limit)
                .query(UUID.class)
                .list()
                .stream()
                .filter(recipient -> !attempts.sealed(recipient))
                .map(recipient -> attempts.delivery(recipient, 1))
                .toList();
    }

    /** Only what the agency may have, and only what was taken back by somebody on this side. */
    private void note(String agency, Instant now) {
        jdbc.sql("""
                        INSERT INTO hub.withdrawals (recipient_id, since, due_at)
                        SELECT r.id, :now, :now FROM hub.recipients r WHERE r.agency = :agency AND r.state = 'cancelled'
                        AND NOT EXISTS (SELECT FROM hub.withdrawals w WHERE w.recipient_id = r.id)
                        AND EXISTS (SELECT FROM hub.attempts a WHERE a.recipient_id = r.id
                            AND a.result IN ('proved', 'unknown'))
                        AND EXISTS (SELECT FROM hub.recipient_events e WHERE e.recipient_id = r.id
                            AND e.once = 'cancelled')
                        ON CONFLICT DO NOTHING""").param("now", Sql.time(now)).param("agency", agency).update();
    }

    public void told(Delivery delivery, Proof proof) {
        transactions.executeWithoutResult(status -> {
            Standing now = book.locked(delivery.recipient()).orElseThrow();
            jdbc.sql("UPDATE hub.withdrawals SET ended_at = ? WHERE recipient_id = ?")
                    .params(Sql.time(clock.instant()), delivery.recipient())
                    .update();
            if (book.tell(delivery.recipient(), "withdrawn", now, "courier", proof.evidence(), "withdrawn")) {
                audit.record(
                        Access.hub("deliver " + delivery.agency()), "withdrawn", "recipient", delivery.recipient());
            }
        });
    }

    /** Tried again as a delivery is; after that the timeline says that the agency must be rung. */
    public void notTold(Delivery delivery, NotCarried.Kind kind, String reason) {
        transactions.executeWithoutResult(status -> {
            Standing now = book.locked(delivery.recipient()).orElseThrow();
            Tries tries = tries(delivery.recipient());
            Optional<Instant> again = kind == NotCarried.Kind.NEEDS_A_PERSON
                    ? Optional.empty()
                    : RetryLadder.of(
                                    delivery.request().urgency(),
                                    delivery.request().safeguarding())
                            .next(tries.number(), tries.since(), clock.instant(), random);
            jdbc.sql(
                            "UPDATE hub.withdrawals SET tries = :number, due_at = COALESCE(CAST(:due AS timestamptz), due_at),"
                                    + " ended_at = CASE WHEN CAST(:due AS timestamptz) IS NULL THEN CAST(:now AS timestamptz) END WHERE recipient_id = :recipient")
                    .param("number", tries.number())
                    .param("due", again.map(Sql::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("now", Sql.time(clock.instant()))
                    .param("recipient", delivery.recipient())
                    .update();
            Map<String, String> detail = new LinkedHashMap<>();
            detail.put("kind", Sql.word(kind));
            detail.put("reason", reason);
            again.ifPresentOrElse(
                    due -> detail.put("againAt", due.toString()), () -> detail.put("next", "ring the agency"));
            book.tell(delivery.recipient(), "not-withdrawn", now, "courier", detail, "not-withdrawn-" + tries.number());
        });
    }

    private record Tries(int number, Instant since) {}

    private Tries tries(UUID recipient) {
        return jdbc.sql("SELECT tries + 1 AS number, since FROM hub.withdrawals WHERE recipient_id = ?")
                .param(recipient)
                .query((row, n) -> new Tries(row.getInt("number"), Sql.instant(row, "since")))
                .single();
    }
}
