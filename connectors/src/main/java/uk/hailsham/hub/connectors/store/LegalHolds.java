package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;

/**
 * What nothing may be taken from, because a court, a complaint or an inquiry may ask for it. A hold on a child covers its
 * records, referrals and the drops that spoke of it. Who placed and lifted it, when and why, says the audit.
 */
public final class LegalHolds {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;

    public LegalHolds(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What a hold can be placed on. */
    public enum On {
        CHILD("hub.children"),
        REFERRAL("hub.referrals"),
        DROP("hub.drops");

        private final String table;

        On(String table) {
            this.table = table;
        }
    }

    /** One that stands. */
    public record Hold(On on, UUID subject) {}

    /** False when there is no such thing. The same again does no harm. */
    public boolean place(Access access, Hold hold) {
        return set(access, hold, true);
    }

    /** False when there is no such thing. What was due meanwhile is disposed of at the next round. */
    public boolean lift(Access access, Hold hold) {
        return set(access, hold, false);
    }

    private boolean set(Access access, Hold hold, boolean held) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean known = jdbc.sql("UPDATE " + hold.on().table + " SET legal_hold = ? WHERE id = ?")
                            .params(held, hold.subject())
                            .update()
                    == 1;
            if (known) {
                audit.record(
                        access, held ? "legal-hold-placed" : "legal-hold-lifted", Sql.word(hold.on()), hold.subject());
            }
            return known;
        }));
    }

    /** All that stand, by kind and id. */
    public List<Hold> standing() {
        return jdbc.sql("""
                        SELECT 'child' AS kind, id FROM hub.children WHERE legal_hold
                        UNION ALL SELECT 'referral', id FROM hub.referrals WHERE legal_hold
                        UNION ALL SELECT 'drop', id FROM hub.drops WHERE legal_hold ORDER BY 1, 2""")
                .query((row, number) ->
                        new Hold(Sql.value(On.class, row.getString("kind")), row.getObject("id", UUID.class)))
                .list();
    }
}
