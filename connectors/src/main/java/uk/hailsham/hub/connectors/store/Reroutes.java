package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.ReferralRequest;

/** Referrals that get more recipients later, because the rules have changed since. */
public final class Reroutes {
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Recipients recipients;
    private final Clock clock;

    public Reroutes(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.recipients = new Recipients(jdbc, clock);
        this.clock = clock;
    }

    /** What was asked for; empty when there is no such referral, or nothing is left of it. */
    public Optional<ReferralRequest> request(UUID referral) {
        return recipients.request(referral);
    }

    /** Agencies that are its recipients already. */
    public List<String> agencies(UUID referral) {
        return recipients.agencies(referral);
    }

    /**
     * Adds recipients with their clocks and first attempts; an agency that is one already stays as it is.
     *
     * @param at not before; whoever waits for its agency's window leaves with that
     * @return those that were added
     */
    public List<NewReferral.NewRecipient> extend(
            Access access, UUID referral, List<NewReferral.NewRecipient> wanted, Instant at) {
        return transactions.execute(status -> wanted.stream()
                .filter(recipient -> added(access, referral, recipient, at))
                .toList());
    }

    private boolean added(Access access, UUID referral, NewReferral.NewRecipient recipient, Instant at) {
        boolean takes = recipients.takes(referral, recipient.agency());
        if (takes) {
            recipients.add(referral, recipient, clock.instant(), at, access.who(), "rerouted");
            audit.record(access, "rerouted", "recipient", recipient.id(), Map.of("referral", referral));
        }
        return takes;
    }
}
