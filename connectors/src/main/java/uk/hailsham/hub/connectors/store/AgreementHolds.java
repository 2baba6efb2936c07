package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Standing;

/**
 * Recipients that wait because their agency's sharing agreement is not in force: on hold while it is so, asked again
 * afterwards. Runs within the caller's transaction.
 */
final class AgreementHolds {
    private static final String KIND = "agreement-lapsed";

    /** Due, begun by nobody, and neither answered nor ended. */
    private static final String TO_HOLD = """
            SELECT DISTINCT a.recipient_id FROM hub.attempts a
            JOIN hub.recipients r ON r.id = a.recipient_id JOIN hub.referrals f ON f.id = r.referral_id
            WHERE a.begun_at IS NULL AND a.not_before <= :now AND a.agency = :agency AND r.state = 'requested'
            AND NOT f.safeguarding""";

    /** An agency may put a recipient on hold as well; only what this class has held it lets go. */
    private static final String HELD = """
            SELECT r.id FROM hub.recipients r
            WHERE r.state = 'on-hold' AND NOT r.agency = ANY (:stopped) AND :kind =
                (SELECT e.kind FROM hub.recipient_events e WHERE e.recipient_id = r.id AND e.state = 'on-hold'
                 ORDER BY e.id DESC LIMIT 1)""";

    private final JdbcClient jdbc;
    private final RecipientBook book;

    AgreementHolds(JdbcClient jdbc, RecipientBook book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** @param stopped agencies that may not be told, with the reason */
    void draw(Map<String, String> stopped, Instant now) {
        stopped.forEach((agency, why) -> jdbc.sql(TO_HOLD)
                .param("now", Sql.time(now))
                .param("agency", agency)
                .query(UUID.class)
                .list()
                .forEach(recipient -> move(recipient, RecipientState.ON_HOLD, KIND, why, now)));
        jdbc.sql(HELD)
                .param("stopped", stopped.keySet().toArray(String[]::new))
                .param("kind", KIND)
                .query(UUID.class)
                .list()
                .forEach(recipient -> move(
                        recipient, RecipientState.REQUESTED, "agreement-renewed", "the agreement is in force", now));
    }

    private void move(UUID recipient, RecipientState state, String kind, String why, Instant now) {
        Standing standing =
                new Standing(state, book.locked(recipient).orElseThrow().rung());
        book.stand(recipient, standing);
        book.tell(recipient, kind, standing, "hub", Map.of("reason", why), kind + "-" + now);
    }
}
