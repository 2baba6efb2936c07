package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Standing;

/** Who is asked in a referral, and for what; the one place where somebody becomes a recipient. */
final class Recipients {
    private final JdbcClient jdbc;
    private final RecipientBook book;

    Recipients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.book = new RecipientBook(jdbc, clock);
    }

    /** What was asked for; empty when there is no such referral, or it no longer says about whom. */
    Optional<ReferralRequest> request(UUID referral) {
        return jdbc.sql("SELECT request FROM hub.referrals WHERE id = ? AND emptied_at IS NULL")
                .param(referral)
                .query(String.class)
                .optional()
                .map(json -> Json.read(json, ReferralRequest.class).filled());
    }

    List<String> agencies(UUID referral) {
        return jdbc.sql("SELECT agency FROM hub.recipients WHERE referral_id = ? ORDER BY agency")
                .param(referral)
                .query(String.class)
                .list();
    }

    /**
     * Whether the agency may still be asked: not when it has been, nor when the referral no longer says about whom it is.
     * The referral is locked until the transaction ends.
     */
    boolean takes(UUID referral, String agency) {
        boolean there = !jdbc.sql("SELECT id FROM hub.referrals WHERE id = ? AND emptied_at IS NULL FOR UPDATE")
                .param(referral)
                .query(UUID.class)
                .list()
                .isEmpty();
        return there && !agencies(referral).contains(agency);
    }

    /**
     * The recipient with its clock, first attempt and first event, in the acting transaction.
     *
     * @param at when its clock begins
     * @param notBefore when it may leave; whoever waits for a window leaves with that
     * @param because why it is asked later than others; null for the first ones
     */
    void add(
            UUID referral,
            NewReferral.NewRecipient recipient,
            Instant at,
            Instant notBefore,
            String source,
            String because) {
        jdbc.sql("""
                        INSERT INTO hub.recipients (id, referral_id, agency, service, state, rung, clock_started_at,
                            acknowledge_by, first_contact_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        recipient.id(),
                        referral,
                        recipient.agency(),
                        recipient.service(),
                        Standing.NEW.state().word(),
                        Standing.NEW.rung().word(),
                        Sql.time(at),
                        Sql.time(recipient.acknowledgeBy()),
                        Sql.time(recipient.firstContactBy())))
                .update();
        jdbc.sql(
                        "INSERT INTO hub.attempts (recipient_id, number, agency, not_before, window_at) VALUES (?, 1, ?, ?, ?)")
                .params(Arrays.asList(
                        recipient.id(),
                        recipient.agency(),
                        Sql.time(Objects.requireNonNullElse(recipient.window(), notBefore)),
                        Sql.time(recipient.window())))
                .update();
        book.tell(recipient.id(), "requested", Standing.NEW, source, detail(recipient, because), "requested");
    }

    private static Map<String, String> detail(NewReferral.NewRecipient recipient, String because) {
        Map<String, String> detail = new LinkedHashMap<>(Map.of("service", recipient.service()));
        if (recipient.window() != null) {
            detail.put("waitsForWindow", recipient.window().toString());
        }
        if (because != null) {
            detail.put("because", because);
        }
        return detail;
    }
}
