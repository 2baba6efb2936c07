package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;

/** What agencies ask the referrer about a child, in their own words; read by who refers, never mailed. */
public final class Questions {
    /** Characters of one question. */
    public static final int LONGEST = 4_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final IdSource ids;
    private final Clock clock;

    public Questions(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    public record Question(UUID recipient, String agency, Instant askedAt, String text) {}

    /** The same question twice is asked once. */
    public void ask(UUID recipient, String text) {
        jdbc.sql("INSERT INTO hub.questions (id, recipient_id, asked_at, text, text_hash) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (recipient_id, text_hash) DO NOTHING")
                .params(ids.next(), recipient, Sql.time(clock.instant()), text, AgencyLinks.hash(text))
                .update();
    }

    /** Of all recipients of a referral, oldest first; the look is audited. */
    public List<Question> of(Access access, UUID referral) {
        return transactions.execute(status -> {
            List<Question> questions = jdbc.sql("""
                            SELECT q.recipient_id, r.agency, q.asked_at, q.text FROM hub.questions q
                            JOIN hub.recipients r ON r.id = q.recipient_id WHERE r.referral_id = ? ORDER BY q.asked_at, q.id""")
                    .param(referral)
                    .query((row, number) -> new Question(
                            row.getObject("recipient_id", UUID.class),
                            row.getString("agency"),
                            Sql.instant(row, "asked_at"),
                            row.getString("text")))
                    .list();
            audit.record(access, "read-questions", "referral", referral);
            return questions;
        });
    }
}
