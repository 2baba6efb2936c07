package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.Rung;

/** Recalls and corrections as whoever looks after them sees them: what has reached the agency, and where somebody must ring. */
public final class AmendmentProofs {
    private static final String VIEW = """
            SELECT m.*, r.agency, f.school,
                (SELECT count(*) FROM hub.attempts a WHERE a.amendment_id = m.id AND a.result IS DISTINCT FROM 'not-needed'
                    AND a.begun_at IS NOT NULL) AS attempts,
                (SELECT a.detail FROM hub.attempts a WHERE a.amendment_id = m.id AND a.detail IS NOT NULL
                    ORDER BY a.number DESC LIMIT 1) AS last_failure
            FROM hub.amendments m JOIN hub.recipients r ON r.id = m.recipient_id
            JOIN hub.referrals f ON f.id = r.referral_id """;

    private final JdbcClient jdbc;

    public AmendmentProofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A recall or a correction, with what is proved of it.
     *
     * @param result {@code proved}, {@code given-up} (ring the agency), {@code not-needed}, {@code with-the-referral}; null
     *     while it is under way
     * @param lastFailure why the last attempt that failed did; null when none has
     */
    public record View(
            UUID recipient,
            String agency,
            int version,
            Amendment.Meaning meaning,
            String cause,
            Instant madeAt,
            String madeBy,
            Rung rung,
            int attempts,
            Instant endedAt,
            String result,
            String lastFailure) {}

    /** Of all recipients of a referral, the oldest first. */
    public List<View> of(UUID referral) {
        return jdbc.sql(VIEW + " WHERE r.referral_id = ? ORDER BY m.made_at, r.agency, m.version")
                .param(referral)
                .query((row, number) -> view(row))
                .list();
    }

    /** What agencies have not been told yet, or could not be told at all, the oldest first. */
    public List<View> untold(String school, int limit) {
        return jdbc.sql(VIEW + " WHERE (m.ended_at IS NULL OR m.result = 'given-up')"
                        + " AND (?::text IS NULL OR f.school = ?) ORDER BY m.made_at, m.id LIMIT ?")
                .params(Arrays.asList(school, school, limit))
                .query((row, number) -> view(row))
                .list();
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getObject("recipient_id", UUID.class),
                row.getString("agency"),
                row.getInt("version"),
                Sql.value(Amendment.Meaning.class, row.getString("meaning")),
                row.getString("cause"),
                Sql.instant(row, "made_at"),
                row.getString("made_by"),
                Sql.value(Rung.class, row.getString("rung")),
                row.getInt("attempts"),
                Sql.instant(row, "ended_at"),
                row.getString("result"),
                row.getString("last_failure"));
    }
}
