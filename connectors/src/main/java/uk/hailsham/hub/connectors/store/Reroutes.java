package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Standing;

/** Referrals that get more recipients later, because the rules have changed since. */
public final class Reroutes {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final Clock clock;

    public Reroutes(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.clock = clock;
    }

    /** What was asked for; empty when there is no such referral, or nothing is left of it. */
    public Optional<ReferralRequest> request(UUID referral) {
        return jdbc.sql("SELECT request FROM hub.referrals WHERE id = ? AND emptied_at IS NULL")
                .param(referral)
                .query(String.class)
                .optional()
                .map(json -> Json.read(json, ReferralRequest.class));
    }

    /** Agencies that are its recipients already. */
    public List<String> agencies(UUID referral) {
        return jdbc.sql("SELECT agency FROM hub.recipients WHERE referral_id = ? ORDER BY agency")
                .param(referral)
                .query(String.class)
                .list();
    }

    /**
     * Adds recipients with their clocks and first attempts; an agency that is one already stays as it is.
     *
     * @param at not before
     * @return those that were added
     */
    public List<NewReferral.NewRecipient> extend(
            Access access, UUID referral, List<NewReferral.NewRecipient> recipients, Instant at) {
        return transactions.execute(status -> recipients.stream()
                .filter(recipient -> added(access, referral, recipient, at))
                .toList());
    }

    private boolean added(Access access, UUID referral, NewReferral.NewRecipient recipient, Instant at) {
        int added = jdbc.sql("""
                        INSERT INTO hub.recipients (id, referral_id, agency, service, state, rung, clock_started_at,
                            acknowledge_by, first_contact_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (referral_id, agency) DO NOTHING""")
                .params(Arrays.asList(
                        recipient.id(),
                        referral,
                        recipient.agency(),
                        recipient.service(),
                        Standing.NEW.state().word(),
                        Standing.NEW.rung().word(),
                        Sql.time(clock.instant()),
                        Sql.time(recipient.acknowledgeBy()),
                        Sql.time(recipient.firstContactBy())))
                .update();
        if (added == 1) {
            jdbc.sql("INSERT INTO hub.attempts (recipient_id, number, agency, not_before) VALUES (?, 1, ?, ?)")
                    .params(recipient.id(), recipient.agency(), Sql.time(at))
                    .update();
            book.tell(
                    recipient.id(),
                    "requested",
                    Standing.NEW,
                    access.who(),
                    Map.of("service", recipient.service(), "because", "rerouted"),
                    "requested");
            audit.record(access, "rerouted", "recipient", recipient.id(), Map.of("referral", referral));
        }
        return added == 1;
    }
}
