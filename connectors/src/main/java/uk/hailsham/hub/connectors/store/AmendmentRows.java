package uk.hailsham.hub.connectors.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.Rung;

/** The rows of amendments; every method is one statement in the acting transaction. */
final class AmendmentRows {
    private final JdbcClient jdbc;

    AmendmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an attempt carries, from a row of {@link AttemptRows}; null when that is the referral itself. */
    static Amendment carried(ResultSet row) throws SQLException {
        UUID id = row.getObject("amendment", UUID.class);
        if (id == null) {
            return null;
        }
        Array former = row.getArray("former");
        return new Amendment(
                id,
                Sql.value(Amendment.Meaning.class, row.getString("meaning")),
                row.getInt("version"),
                Arrays.asList((Integer[]) former.getArray()),
                Sql.instant(row, "amended_at"));
    }

    /**
     * @param asKnown of a correction, JSON; else null
     * @return its version; empty when the recipient has been told the same recall before
     */
    Optional<Integer> add(
            UUID id,
            UUID recipient,
            Amendment.Meaning meaning,
            String cause,
            String who,
            Instant now,
            UUID child,
            String asKnown) {
        return jdbc.sql("""
                        INSERT INTO hub.amendments (id, recipient_id, version, meaning, cause, made_at, made_by, rung,
                            child_id, as_known)
                        SELECT ?, r.id, coalesce(max(m.version), 1) + 1, ?, ?, ?, ?, 'queued', ?, ?::jsonb
                        FROM hub.recipients r LEFT JOIN hub.amendments m ON m.recipient_id = r.id
                        WHERE r.id = ? GROUP BY r.id
                        ON CONFLICT (recipient_id, meaning) WHERE meaning <> 'corrected' DO NOTHING RETURNING version""")
                .params(Arrays.asList(id, meaning.word(), cause, Sql.time(now), who, child, asKnown, recipient))
                .query(Integer.class)
                .optional();
    }

    /** An attempt now, after all others of the recipient. @return its number */
    int attempt(UUID id, UUID recipient, Instant now) {
        return jdbc.sql("""
                        INSERT INTO hub.attempts (recipient_id, number, agency, not_before, resent, amendment_id)
                        SELECT r.id, coalesce(max(a.number), 0) + 1, r.agency, ?, true, ? FROM hub.recipients r
                        LEFT JOIN hub.attempts a ON a.recipient_id = r.id WHERE r.id = ? GROUP BY r.id, r.agency
                        RETURNING number""")
                .params(Sql.time(now), id, recipient)
                .query(Integer.class)
                .single();
    }

    Rung rung(UUID id) {
        return jdbc.sql("SELECT rung FROM hub.amendments WHERE id = ?")
                .param(id)
                .query((row, number) -> Sql.value(Rung.class, row.getString("rung")))
                .single();
    }

    void stand(UUID id, Rung rung) {
        jdbc.sql("UPDATE hub.amendments SET rung = ? WHERE id = ?")
                .params(rung.word(), id)
                .update();
    }

    /** How it ended, and no attempt of it is begun any more. */
    void end(UUID id, String result, Instant now) {
        jdbc.sql("UPDATE hub.amendments SET ended_at = ?, result = ? WHERE id = ?")
                .params(Sql.time(now), result, id)
                .update();
        jdbc.sql("UPDATE hub.attempts SET begun_at = ?, ended_at = ?, result = 'not-needed'"
                        + " WHERE amendment_id = ? AND begun_at IS NULL")
                .params(Sql.time(now), Sql.time(now), id)
                .update();
    }

    /** @param recalls whether it is one */
    record Open(UUID id, boolean recalls, int version) {
        String kind() {
            return recalls ? "recall" : "correction";
        }
    }

    Optional<Open> find(UUID recipient, int version) {
        return jdbc.sql("SELECT id, version, meaning FROM hub.amendments WHERE recipient_id = ? AND version = ?")
                .params(recipient, version)
                .query((row, number) -> open(row))
                .optional();
    }

    /** The last of its meaning, if a person must ring: it is tried once more. */
    Optional<Open> reopen(UUID recipient, Amendment.Meaning meaning) {
        return jdbc.sql("""
                        UPDATE hub.amendments SET ended_at = NULL, result = NULL WHERE result = 'given-up' AND id =
                            (SELECT id FROM hub.amendments WHERE recipient_id = ? AND meaning = ?
                             ORDER BY version DESC LIMIT 1) RETURNING id, version, meaning""")
                .params(recipient, meaning.word())
                .query((row, number) -> open(row))
                .optional();
    }

    private static Open open(ResultSet row) throws SQLException {
        return new Open(
                row.getObject("id", UUID.class), !row.getString("meaning").equals("corrected"), row.getInt("version"));
    }

    List<Open> open(UUID recipient) {
        return jdbc.sql("SELECT id, version, meaning FROM hub.amendments"
                        + " WHERE recipient_id = ? AND ended_at IS NULL ORDER BY version")
                .param(recipient)
                .query((row, number) -> open(row))
                .list();
    }

    /** Whether this is what it has been told last, or would be. */
    boolean told(UUID recipient, String asKnown) {
        return jdbc.sql("""
                        SELECT coalesce((SELECT m.as_known FROM hub.amendments m WHERE m.recipient_id = r.id
                            AND m.meaning = 'corrected' ORDER BY m.version DESC LIMIT 1), f.as_known) = ?::jsonb
                        FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id WHERE r.id = ?""").params(asKnown, recipient).query(Boolean.class).single();
    }

    boolean recalled(UUID recipient) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM hub.amendments WHERE recipient_id = ? AND meaning <> 'corrected')")
                .param(recipient)
                .query(Boolean.class)
                .single();
    }

    /** An attempt of the referral is on its way now, so that the agency may have it any moment. */
    boolean onItsWay(UUID recipient) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM hub.attempts WHERE recipient_id = ? AND amendment_id IS NULL"
                        + " AND begun_at IS NOT NULL AND ended_at IS NULL)")
                .param(recipient)
                .query(Boolean.class)
                .single();
    }
}
