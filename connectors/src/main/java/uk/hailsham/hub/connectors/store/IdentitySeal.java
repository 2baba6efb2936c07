package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Standing;

/**
 * Puts an identity under seal: nothing finds, shows, links or feeds it from then on, and what was said of it is deleted
 * unless a legal hold forbids. Within the caller's transaction.
 */
final class IdentitySeal {
    private static final String THEIRS = "(SELECT record_id FROM hub.child_records WHERE child_id = :child)";

    /** In this order: what is known of the identity in clear goes, what it said is over. */
    private static final List<String> STEPS = List.of(
            "UPDATE hub.adoptions SET sealed_by = :who, sealed_at = :now WHERE id = :adoption",
            "UPDATE hub.records SET adoption_id = :adoption, given = NULL, born = NULL WHERE id IN " + THEIRS,
            "DELETE FROM hub.record_keys WHERE record_id IN " + THEIRS,
            "UPDATE hub.not_shared SET words = NULL WHERE record_id IN " + THEIRS,
            """
            UPDATE hub.amendments SET ended_at = :now, result = 'not-needed' WHERE ended_at IS NULL
            AND meaning = 'corrected' AND recipient_id IN (SELECT r.id FROM hub.recipients r
                JOIN hub.referrals f ON f.id = r.referral_id
                WHERE NOT f.safeguarding AND (f.child_id = :child OR f.record_id IN %s))""".formatted(THEIRS),
            """
            UPDATE hub.attempts SET begun_at = :now, ended_at = :now, result = 'not-needed' WHERE begun_at IS NULL
            AND amendment_id IN (SELECT id FROM hub.amendments WHERE result = 'not-needed')""",
            "UPDATE hub.statements SET said_to = :now WHERE said_to IS NULL AND record_id IN " + THEIRS,
            "UPDATE hub.provision_lines SET said_to = :now WHERE said_to IS NULL AND record_id IN " + THEIRS,
            "UPDATE hub.discrepancies SET closed_at = :now WHERE closed_at IS NULL AND (left_record IN " + THEIRS
                    + " OR right_record IN " + THEIRS + ")");

    /** What has not left yet would carry the old name; a child in danger is helped under whatever name. */
    private static final String NOT_SENT = """
            SELECT r.id FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
            WHERE (f.child_id = :child OR f.record_id IN %s) AND NOT f.safeguarding
            AND r.state IN ('draft', 'requested', 'on-hold') AND r.rung IN ('queued', 'unknown')""".formatted(THEIRS);

    private final JdbcClient jdbc;
    private final Clock clock;

    IdentitySeal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void seal(UUID adoption, UUID child, String who, Collection<byte[]> words) {
        for (String step : STEPS) {
            jdbc.sql(step).params(parameters(step, adoption, child, who)).update();
        }
        words.forEach(word -> jdbc.sql(
                        "INSERT INTO hub.sealed_words (adoption_id, word) VALUES (?, ?)" + " ON CONFLICT DO NOTHING")
                .params(adoption, word)
                .update());
        jdbc.sql(NOT_SENT).param("child", child).query(UUID.class).list().forEach(this::cancel);
        jdbc.sql("SELECT id FROM hub.records WHERE adoption_id = ?")
                .param(adoption)
                .query(UUID.class)
                .list()
                .forEach(this::empty);
    }

    /** Partners that had been told are told of it; under a legal hold everything stays, hidden, and goes when it is over. */
    private void empty(UUID record) {
        jdbc
                .sql("SELECT hub.empty_sealed_record(?, ?)::text")
                .params(record, Sql.time(clock.instant()))
                .query(String.class)
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .map(Gone::read)
                .flatMap(gone -> gone.told().stream())
                .forEach(new Purges(jdbc, clock)::add);
    }

    private Map<String, Object> parameters(String step, UUID adoption, UUID child, String who) {
        Map<String, Object> all =
                Map.of("adoption", adoption, "child", child, "who", who, "now", Sql.time(clock.instant()));
        Map<String, Object> named = new java.util.HashMap<>(all);
        named.keySet().removeIf(name -> !step.contains(":" + name));
        return named;
    }

    private void cancel(UUID recipient) {
        RecipientBook book = new RecipientBook(jdbc, clock);
        new AttemptRows(jdbc).notNeeded(recipient, clock.instant());
        Standing standing = new Standing(
                RecipientState.CANCELLED, book.locked(recipient).orElseThrow().rung());
        book.stand(recipient, standing);
        book.tell(recipient, "cancelled", standing, "hub", Map.of("reason", "identity-sealed"), "identity-sealed");
    }
}
