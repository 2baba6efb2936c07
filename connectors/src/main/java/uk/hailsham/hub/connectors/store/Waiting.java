package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.clock.Due;
import uk.hailsham.hub.domain.referral.Standing;

/** Who waits for an agency, the longest silence first: the coordinator's list. Ids only. */
public final class Waiting {
    /** What an agency has said or looked at breaks its silence; what the hub does does not. */
    private static final String LIST = """
            SELECT r.id, r.referral_id, f.school, f.safeguarding, r.agency, r.service, r.state, r.rung,
                coalesce(word.at, r.clock_started_at) AS silent_since, word.at IS NOT NULL AS heard,
                r.acknowledge_by, r.first_contact_by,
                r.clock_started_at, r.clock_stopped_at IS NOT NULL AS answered,
                r.clock_stopped_at IS NULL AND r.acknowledge_by < :now
                    OR r.rung NOT IN ('first-contact', 'closed') AND r.first_contact_by < :now AS overdue
            FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
            LEFT JOIN LATERAL (SELECT max(e.at) AS at FROM hub.recipient_events e WHERE e.recipient_id = r.id
                AND e.kind IN ('answered', 'contradicted', 'collected')) word ON true
            WHERE (r.state IN ('draft', 'requested', 'accepted', 'in-progress', 'on-hold')
                OR r.state IN ('failed', 'rejected') AND NOT EXISTS (
                    SELECT FROM hub.recipients other WHERE other.referral_id = r.referral_id AND other.id <> r.id
                    AND other.state NOT IN ('failed', 'rejected', 'cancelled', 'entered-in-error')))
            AND f.school <> 'drill' AND (cast(:school AS text) IS NULL OR f.school = :school)
            ORDER BY f.safeguarding DESC, silent_since, r.id LIMIT :limit""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Waiting(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One recipient that nobody may forget.
     *
     * @param silentSince the agency's last word or look; the start of its clock while there has been none
     * @param heard false while the agency has never given a sign
     * @param overdue a day agreed with the agency has passed
     * @param due how its waits stand; nothing is due of one that has ended
     */
    public record Silent(
            UUID recipient,
            UUID referral,
            String school,
            boolean safeguarding,
            String agency,
            String service,
            Standing standing,
            Instant silentSince,
            boolean heard,
            Instant acknowledgeBy,
            Instant firstContactBy,
            boolean overdue,
            Due due) {}

    /**
     * Those that are open, and those that failed or were declined while nobody else helps the child in the same matter;
     * safeguarding first.
     *
     * @param school null for all
     */
    public List<Silent> list(String school, int limit) {
        return jdbc.sql(LIST)
                .param("now", Sql.time(clock.instant()))
                .param("school", school)
                .param("limit", limit)
                .query((row, number) -> silent(row, clock.instant()))
                .list();
    }

    private static Silent silent(ResultSet row, Instant now) throws SQLException {
        Standing standing = RecipientBook.standing(row);
        Instant acknowledgeBy = Sql.instant(row, "acknowledge_by");
        Instant firstContactBy = Sql.instant(row, "first_contact_by");
        return new Silent(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getString("school"),
                row.getBoolean("safeguarding"),
                row.getString("agency"),
                row.getString("service"),
                standing,
                Sql.instant(row, "silent_since"),
                row.getBoolean("heard"),
                acknowledgeBy,
                firstContactBy,
                row.getBoolean("overdue"),
                standing.due(
                        Sql.instant(row, "clock_started_at"),
                        acknowledgeBy,
                        row.getBoolean("answered"),
                        firstContactBy,
                        now));
    }
}
