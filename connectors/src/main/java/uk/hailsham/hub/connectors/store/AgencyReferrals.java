package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Ladder;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;

/** What is open at an agency, and what it looks at: a look proves that the referral was collected. */
public final class AgencyReferrals {
    /** Nothing has been proved and the hub itself holds it: the agency is not to see it yet. */
    private static final String HELD = "r.state = 'on-hold' AND r.rung IN ('queued', 'unknown')";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final AttemptRows attempts;
    private final Clock clock;

    public AgencyReferrals(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.attempts = new AttemptRows(jdbc);
        this.clock = clock;
    }

    /**
     * @param state as it stands
     * @param answerBy when the agency's first word is due; null when it has spoken
     * @param delivery what its payload is made of; null when there is nothing to show any more, or not yet
     */
    public record Seen(UUID recipient, RecipientState state, Instant answerBy, Delivery delivery) {}

    /** Recipients that wait for the agency, or that it works on, the oldest first. */
    public List<UUID> open(String agency, int limit) {
        return jdbc.sql("SELECT r.id FROM hub.recipients r WHERE r.agency = ?"
                        + " AND r.state IN ('requested', 'accepted', 'in-progress', 'on-hold')"
                        + " AND NOT (" + HELD + ") ORDER BY r.clock_started_at, r.id LIMIT ?")
                .params(agency, limit)
                .query(UUID.class)
                .list();
    }

    /**
     * One look: an event of the audit, and at the first a step on the ladder.
     *
     * @param link by which it came
     * @param stopped nothing may be told to this agency now, but for a child in danger
     * @return empty when the agency has no such recipient
     */
    public Optional<Seen> look(Access access, String agency, UUID recipient, UUID link, boolean stopped) {
        return transactions.execute(status -> {
            Optional<Standing> locked = belongs(recipient, agency) ? book.locked(recipient) : Optional.empty();
            return locked.map(now -> {
                Standing standing = Ladder.collected(now);
                Delivery delivery = attempts.delivery(recipient, 1);
                boolean shown = !standing.state().terminal()
                        && !held(now)
                        && !attempts.sealed(recipient)
                        && (!stopped || delivery.request().safeguarding());
                if (shown) {
                    collected(recipient, link, now, standing);
                }
                audit(access, recipient, link, delivery, shown);
                return seen(recipient, shown ? delivery : null);
            });
        });
    }

    /** Told by the page and not by the agency, whose name a school may not know. */
    private void collected(UUID recipient, UUID link, Standing now, Standing standing) {
        Map<String, String> detail = Map.of("link", Shown.AGENCY_LINK.of(link));
        if (!standing.equals(now) && book.tell(recipient, "collected", standing, "page", detail, "collected")) {
            book.stand(recipient, standing);
            attempts.notNeeded(recipient, clock.instant());
        }
    }

    private void audit(Access access, UUID recipient, UUID link, Delivery delivery, boolean shown) {
        Map<String, UUID> others = new LinkedHashMap<>();
        others.put("link", link);
        others.put("referral", delivery.referral());
        others.put("child", delivery.child());
        others.values().removeIf(Objects::isNull);
        audit.record(access, shown ? "looked-at" : "looked-at-without-data", "recipient", recipient, others);
    }

    private static boolean held(Standing now) {
        return now.state() == RecipientState.ON_HOLD && (now.rung() == Rung.QUEUED || now.rung() == Rung.UNKNOWN);
    }

    private boolean belongs(UUID recipient, String agency) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM hub.recipients WHERE id = ? AND agency = ?)")
                .params(recipient, agency)
                .query(Boolean.class)
                .single();
    }

    private Seen seen(UUID recipient, Delivery delivery) {
        return jdbc.sql("SELECT state, rung, acknowledge_by, clock_stopped_at FROM hub.recipients WHERE id = ?")
                .param(recipient)
                .query((row, number) -> seen(recipient, delivery, row))
                .single();
    }

    private static Seen seen(UUID recipient, Delivery delivery, ResultSet row) throws SQLException {
        boolean spoken = Sql.instant(row, "clock_stopped_at") != null;
        return new Seen(
                recipient,
                RecipientBook.standing(row).state(),
                spoken ? null : Sql.instant(row, "acknowledge_by"),
                delivery);
    }
}
