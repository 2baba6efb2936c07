package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.Ladder;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;

/** What mail servers and mail programs tell of a referral that went by mail; each thing once, however often it is told. */
public final class MailTraces {
    private static final Access MAIL = Access.hub("reply mail");

    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final AmendmentRows amendments;
    private final Clock clock;

    public MailTraces(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.amendments = new AmendmentRows(jdbc);
        this.clock = clock;
    }

    /**
     * A mail server gave the mail back. What an agency has answered already outweighs it; otherwise the recipient has failed,
     * visibly, until a person sends it again.
     *
     * @param code the server's status (RFC 3463), or null
     * @param mail the report's own id
     */
    public void bounced(UUID recipient, String code, String mail) {
        transactions.executeWithoutResult(status -> book.locked(recipient).ifPresent(now -> {
            Standing after = Ladder.givenUp(now);
            if (told(recipient, "bounced", after, code, mail)) {
                book.stand(recipient, after);
                audit.record(MAIL, "bounced", "recipient", recipient);
                if (after.state() == RecipientState.FAILED && now.state() != RecipientState.FAILED) {
                    audit.record(MAIL, "given-up", "recipient", recipient);
                }
            }
        }));
    }

    /** A mail server has it in the mailbox, or somebody has opened it. */
    public void proved(UUID recipient, Rung rung, String mail) {
        transactions.executeWithoutResult(status -> book.locked(recipient).ifPresent(now -> {
            Standing after = Ladder.proved(now, rung);
            if (told(recipient, "proved", after, null, mail)) {
                book.stand(recipient, after);
                audit.record(MAIL, "proved", "recipient", recipient);
            }
        }));
    }

    /**
     * A mail server gave back what followed a referral: the agency has not been told, and a person must ring it.
     *
     * @param version of the recall or correction
     */
    public void bounced(UUID recipient, int version, String code, String mail) {
        transactions.executeWithoutResult(status -> book.locked(recipient)
                .ifPresent(now -> amendments.find(recipient, version).ifPresent(amendment -> {
                    if (told(recipient, amendment.kind() + "-bounced", now, code, mail)) {
                        amendments.end(amendment.id(), "given-up", clock.instant());
                        audit.record(MAIL, amendment.kind() + "-given-up", "recipient", recipient);
                    }
                })));
    }

    /** The same as {@link #proved(UUID, Rung, String)}, of what followed a referral. */
    public void proved(UUID recipient, int version, Rung rung, String mail) {
        transactions.executeWithoutResult(status -> book.locked(recipient)
                .ifPresent(now -> amendments.find(recipient, version).ifPresent(amendment -> {
                    if (told(recipient, amendment.kind() + "-proved", now, null, mail)) {
                        Standing shown = new Standing(now.state(), amendments.rung(amendment.id()));
                        amendments.stand(
                                amendment.id(), Ladder.proved(shown, rung).rung());
                        audit.record(MAIL, amendment.kind() + "-proved", "recipient", recipient);
                    }
                })));
    }

    /** Told in the timeline, and nothing moves: a delay, a program's answer, a letter from elsewhere. */
    public void noted(UUID recipient, String kind, String code, String mail) {
        transactions.executeWithoutResult(
                status -> book.locked(recipient).ifPresent(now -> told(recipient, kind, now, code, mail)));
    }

    private boolean told(UUID recipient, String kind, Standing standing, String code, String mail) {
        Map<String, String> detail = new TreeMap<>();
        detail.put("status", code);
        detail.put("mail", mail);
        return book.tell(recipient, kind, standing, "mail", detail, kind + "-" + mail);
    }
}
