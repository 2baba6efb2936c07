package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;

/** What a person decides of one recipient's delivery: that it is sent again, or not at all. */
public final class Interventions {
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final AttemptRows rows;
    private final RecipientBook book;
    private final Clock clock;

    public Interventions(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.rows = new AttemptRows(jdbc);
        this.book = new RecipientBook(jdbc, clock);
        this.clock = clock;
    }

    /**
     * A person wants it sent now, under the same name: what waits for its hour is sent now, what was over is sent again,
     * and its delays are counted anew. A recipient that had failed is open again by that word.
     *
     * @return false when there is no such recipient, it ended otherwise, or an attempt is due or under way already
     */
    public boolean resend(UUID recipient, Access access) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Standing now = book.locked(recipient).orElse(null);
            if (now == null
                    || now.state().terminal() && now.state() != RecipientState.FAILED
                    || rows.sealed(recipient)) {
                return false;
            }
            Optional<Integer> held = now.state() == RecipientState.ON_HOLD && unsent(now)
                    ? rows.released(recipient, clock.instant())
                    : Optional.empty();
            Optional<Integer> number = held.or(() -> rows.now(recipient, clock.instant()));
            number.ifPresent(attempt -> resent(recipient, now, attempt, access));
            return number.isPresent();
        }));
    }

    private void resent(UUID recipient, Standing now, int number, Access access) {
        Standing standing = unsent(now) ? new Standing(RecipientState.REQUESTED, now.rung()) : now;
        book.stand(recipient, standing);
        book.tell(recipient, "resent", standing, access.who(), Map.of("attempt", number), "resent-" + number);
        audit.record(access, "resent", "recipient", recipient);
    }

    /**
     * A person ends it: nothing is sent any more. Who has it already must be rung.
     *
     * @param reason a code of the list {@code cancel-reasons}
     * @return false when there is no such recipient, or it has ended
     */
    public boolean cancel(UUID recipient, String reason, Access access) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Standing now = book.locked(recipient).orElse(null);
            if (now == null || now.state().terminal()) {
                return false;
            }
            rows.notNeeded(recipient, clock.instant());
            Standing ended = new Standing(RecipientState.CANCELLED, now.rung());
            book.stand(recipient, ended);
            book.tell(
                    recipient,
                    "cancelled",
                    ended,
                    access.who(),
                    Map.of("reason", reason, "words", access.reason()),
                    "cancelled");
            audit.record(access, "cancelled", "recipient", recipient);
            return true;
        }));
    }

    /** It had failed, or the hub itself has held it; what the agency holds has been proved to be there. */
    private static boolean unsent(Standing now) {
        boolean nothingProved = now.rung() == Rung.QUEUED || now.rung() == Rung.UNKNOWN;
        return now.state() == RecipientState.FAILED || now.state() == RecipientState.ON_HOLD && nothingProved;
    }
}
