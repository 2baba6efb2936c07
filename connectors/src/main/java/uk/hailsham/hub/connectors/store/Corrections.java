package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;

/** Facts put right after they were told: a new version goes to whoever may have the former one. */
public final class Corrections {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final AttemptRows attempts;
    private final AmendmentRows rows;
    private final IdSource ids;
    private final Clock clock;

    public Corrections(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.attempts = new AttemptRows(jdbc);
        this.rows = new AmendmentRows(jdbc);
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of it. */
    public enum Outcome {
        /** The agency may have the former version and is sent the new one. */
        SENT,
        /** Nothing had left: what leaves is right. */
        WITH_THE_REFERRAL,
        /** What the hub knows now is what the agency was told last. */
        NOTHING_DIFFERS,
        /** It was recalled or has ended without the agency's help, or its identity is sealed. */
        OVER
    }

    /** From which of the school's records it was made; empty when there is no such recipient, or no record was known. */
    public Optional<UUID> record(UUID recipient) {
        return jdbc.sql("SELECT f.record_id FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id"
                        + " WHERE r.id = ? AND f.record_id IS NOT NULL")
                .param(recipient)
                .query(UUID.class)
                .optional();
    }

    /**
     * @param cause a coded reason
     * @param child whose the record is now
     * @param asKnown the child as known now, as JSON
     * @return empty when there is no such recipient
     */
    public Optional<Outcome> correct(Access access, UUID recipient, String cause, UUID child, String asKnown) {
        return transactions.execute(
                status -> book.locked(recipient).map(now -> correct(access, recipient, now, cause, child, asKnown)));
    }

    private Outcome correct(Access access, UUID recipient, Standing now, String cause, UUID child, String asKnown) {
        if (rows.recalled(recipient) || over(now.state()) || attempts.sealed(recipient)) {
            return Outcome.OVER;
        }
        if (rows.told(recipient, asKnown)) {
            return again(access, recipient, now);
        }
        boolean mayHaveIt = now.rung() != Rung.QUEUED || rows.onItsWay(recipient);
        rows.open(recipient).forEach(older -> rows.end(older.id(), "not-needed", clock.instant()));
        UUID id = ids.next();
        int version = rows.add(
                        id,
                        recipient,
                        Amendment.Meaning.CORRECTED,
                        cause,
                        access.who(),
                        clock.instant(),
                        child,
                        asKnown)
                .orElseThrow();
        if (mayHaveIt) {
            attempts.notNeeded(recipient, clock.instant());
            rows.attempt(id, recipient, clock.instant());
        } else {
            rows.end(id, "with-the-referral", clock.instant());
        }
        forgetCopy(recipient);
        tell(access, recipient, now, cause, version);
        return mayHaveIt ? Outcome.SENT : Outcome.WITH_THE_REFERRAL;
    }

    /** What was wrong must not be sent again as it was. */
    private void forgetCopy(UUID recipient) {
        jdbc.sql("DELETE FROM hub.sent_copies WHERE recipient_id = ?")
                .param(recipient)
                .update();
    }

    /** What was given up is tried once more. */
    private Outcome again(Access access, UUID recipient, Standing now) {
        return rows.reopen(recipient, Amendment.Meaning.CORRECTED)
                .map(givenUp -> {
                    int attempt = rows.attempt(givenUp.id(), recipient, clock.instant());
                    Map<String, Integer> detail = Map.of("version", givenUp.version(), "attempt", attempt);
                    book.tell(recipient, "correction-resent", now, access.who(), detail, "resent-" + attempt);
                    audit.record(access, "correction-resent", "recipient", recipient);
                    return Outcome.SENT;
                })
                .orElse(Outcome.NOTHING_DIFFERS);
    }

    /** Who has declined or closed it has it still, and works with what it says. */
    private static boolean over(RecipientState state) {
        return state == RecipientState.CANCELLED || state == RecipientState.ENTERED_IN_ERROR;
    }

    private void tell(Access access, UUID recipient, Standing now, String cause, int version) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("version", version);
        detail.put("reason", cause);
        book.tell(recipient, "corrected", now, access.who(), detail, "corrected-" + version);
        audit.record(access, "corrected", "recipient", recipient);
    }
}
