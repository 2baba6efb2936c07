package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What schools' own referrals have come to, and which of it they were told last. Ids and the school's own words. */
public final class Outcomes {
    private static final String OF_SCHOOL = """
            SELECT f.id AS referral_id, f.reference, f.made_at, r.*, changed.at AS changed_at, changed.reason, %s
            FROM hub.referrals f JOIN hub.recipients r ON r.referral_id = f.id
            LEFT JOIN LATERAL (SELECT e.at, e.detail ->> 'reason' AS reason FROM hub.recipient_events e
                WHERE e.recipient_id = r.id AND e.kind = 'answered' AND e.state = r.state
                ORDER BY e.id DESC LIMIT 1) changed ON true
            WHERE f.school = ? AND f.emptied_at IS NULL ORDER BY f.made_at, f.id, r.agency""".formatted(Referrals.WAITS);

    private final JdbcClient jdbc;
    private final Clock clock;

    public Outcomes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param changedAt when the agency last said what its state is now; null when it has said nothing
     * @param reason the code it gave with it, or null
     */
    public record Row(
            String reference, Instant madeAt, ReferralView.Recipient recipient, Instant changedAt, String reason) {}

    /** All of a school's, in the order in which they were made. */
    public List<Row> of(String school) {
        return jdbc.sql(OF_SCHOOL)
                .param(school)
                .query((row, number) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("reference"),
                Sql.instant(row, "made_at"),
                Referrals.recipient(row),
                Sql.instant(row, "changed_at"),
                row.getString("reason"));
    }

    /** What a school was told last. @param hash of what it was told */
    public record Told(long sequence, LocalDate day, byte[] hash) {}

    public Optional<Told> told(String school) {
        return jdbc.sql("SELECT * FROM hub.outcome_files WHERE school = ?")
                .param(school)
                .query((row, number) ->
                        new Told(row.getLong("sequence"), row.getObject("day", LocalDate.class), row.getBytes("hash")))
                .optional();
    }

    public void tell(String school, Told told) {
        jdbc.sql("""
                        INSERT INTO hub.outcome_files (school, sequence, day, hash) VALUES (?, ?, ?, ?)
                        ON CONFLICT (school) DO UPDATE SET sequence = excluded.sequence, day = excluded.day,
                            hash = excluded.hash""").params(school, told.sequence(), told.day(), told.hash()).update();
    }

    /** Referrals of a school that has no receipt of them yet, the oldest first. */
    public List<UUID> unreceipted(String school, int limit) {
        return jdbc.sql("""
                        SELECT id FROM hub.referrals WHERE school = ? AND emptied_at IS NULL AND receipt_owed
                        ORDER BY made_at, id LIMIT ?""").params(school, limit).query(UUID.class).list();
    }

    public void receipted(UUID referral) {
        jdbc.sql("""
                        WITH written AS (UPDATE hub.referrals SET receipt_owed = false WHERE id = :referral)
                        INSERT INTO hub.referral_receipts (referral_id, written_at) VALUES (:referral, :now)
                        ON CONFLICT DO NOTHING""")
                .param("referral", referral)
                .param("now", Sql.time(clock.instant()))
                .update();
    }
}
