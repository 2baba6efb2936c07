package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Standing;

/** What a drop says of children that have died: everything that is open for them stands still, and a person decides. */
public final class Deaths {
    /** Once for each recipient: a person who sends it all the same has decided. */
    private static final String OPEN = """
            SELECT DISTINCT r.id FROM hub.statements st
            JOIN hub.child_records cr ON cr.record_id = st.record_id
            JOIN hub.child_records all_of ON all_of.child_id = cr.child_id
            JOIN hub.referrals f ON f.record_id = all_of.record_id
            JOIN hub.recipients r ON r.referral_id = f.id
            WHERE st.drop_id = :drop AND st.document @> CAST(:died AS jsonb) AND NOT f.safeguarding
            AND r.state IN ('draft', 'requested', 'accepted', 'in-progress', 'on-hold')
            AND NOT EXISTS (SELECT FROM hub.recipient_events e WHERE e.recipient_id = r.id AND e.kind = :kind)""";

    private static final String KIND = "cancel-proposed";
    private static final Map<String, String> DETAIL = Map.of("reason", "child-died");

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final RecipientBook book;

    public Deaths(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.book = new RecipientBook(jdbc, clock);
    }

    /**
     * Harmless when repeated.
     *
     * @return how many recipients stand still now
     */
    public int draw(UUID drop) {
        return transactions.execute(status -> {
            List<UUID> open = jdbc.sql(OPEN)
                    .param("drop", drop)
                    .param("died", "{\"enrolments\":[{\"leavingReason\":\"" + Enrolment.DIED + "\"}]}")
                    .param("kind", KIND)
                    .query(UUID.class)
                    .list();
            open.forEach(this::hold);
            return open.size();
        });
    }

    private void hold(UUID recipient) {
        Standing standing = new Standing(
                RecipientState.ON_HOLD, book.locked(recipient).orElseThrow().rung());
        book.stand(recipient, standing);
        book.tell(recipient, KIND, standing, "hub", DETAIL, KIND);
    }
}
