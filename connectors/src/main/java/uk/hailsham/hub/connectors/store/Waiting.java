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
    /**
     * Of recipient {@code r} of referral {@code f}: it is open, or it was declined or could not be delivered. Then it stays until another is asked
     * in its place or the referral is taken back: an agency that was asked beside it for something else helps nobody here.
     */
    static final String UNSETTLED = """
            (r.state NOT IN ('completed', 'cancelled', 'entered-in-error')
                AND (r.state NOT IN ('failed', 'rejected') OR NOT EXISTS (
                    SELECT FROM hub.recipients other WHERE other.referral_id = r.referral_id
                    AND other.clock_started_at > r.clock_started_at)
                AND NOT EXISTS (SELECT FROM hub.withdrawals w WHERE w.referral_id = r.referral_id AND w.stops)
                AND f.emptied_at IS NULL))""";

    /** What its own school may be shown of it, whatever came of it: who may not follow a recipient must not see it go. */
    private static final String OF_SCHOOL = "(" + UNSETTLED + """
             OR f.emptied_at IS NULL AND (r.clock_stopped_at IS NULL
                OR coalesce(r.first_contact_by, r.acknowledge_by) > :now))""";

    /** What an agency has said or looked at breaks its silence; what the hub does does not. */
    private static final String LIST = """
            SELECT r.id, r.referral_id, f.school, f.safeguarding, r.agency, r.service, r.state, r.rung,
                coalesce(word.at, r.clock_started_at) AS silent_since, word.at IS NOT NULL AS heard,
                r.acknowledge_by, r.first_contact_by, r.contact_moved_to, r.paused_since IS NOT NULL AS paused,
                r.clock_started_at, r.clock_stopped_at IS NOT NULL AS answered, %s AS unsettled,
                r.clock_stopped_at IS NULL AND r.acknowledge_by < :now
                    OR r.rung NOT IN ('first-contact', 'closed') AND r.paused_since IS NULL
                        AND coalesce(r.contact_moved_to, r.first_contact_by) < :now AS overdue
            FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
            LEFT JOIN LATERAL (SELECT max(e.at) AS at FROM hub.recipient_events e WHERE e.recipient_id = r.id
                AND e.kind IN ('answered', 'contradicted', 'collected')) word ON true
            WHERE f.school <> 'drill' AND (cast(:school AS text) IS NULL OR f.school = :school) AND %s
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
     * @param firstContactBy as it was agreed
     * @param contactMovedTo by when it is due after pauses; null when there was none
     * @param startedAt when its clock began
     * @param answered whether the agency has given its first answer
     * @param unsettled somebody must see to it; of one that is not, a school that may not follow it must not know that
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
            Instant contactMovedTo,
            Instant startedAt,
            boolean answered,
            boolean unsettled,
            boolean overdue,
            Due due) {}

    /** Those that nobody may forget, of every school; safeguarding first. */
    public List<Silent> list(int limit) {
        return list(UNSETTLED, null, limit);
    }

    /** A school's own, and of those that are settled what it would miss if it may not know so; in the same order. */
    public List<Silent> ofSchool(String school, int limit) {
        return list(OF_SCHOOL, school, limit);
    }

    private List<Silent> list(String which, String school, int limit) {
        return jdbc.sql(LIST.formatted(UNSETTLED, which))
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
        Instant movedTo = Sql.instant(row, "contact_moved_to");
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
                movedTo,
                Sql.instant(row, "clock_started_at"),
                row.getBoolean("answered"),
                row.getBoolean("unsettled"),
                row.getBoolean("overdue"),
                standing.due(
                        Sql.instant(row, "clock_started_at"),
                        acknowledgeBy,
                        row.getBoolean("answered"),
                        movedTo == null ? firstContactBy : movedTo,
                        row.getBoolean("paused"),
                        now));
    }
}
