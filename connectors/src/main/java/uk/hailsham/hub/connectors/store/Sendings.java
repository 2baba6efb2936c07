package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.Amendment;

/** What a recipient was sent again under a name of its own. */
public final class Sendings {
    private final JdbcClient jdbc;

    public Sendings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the agency is known to have the referral, or a correction in its place, and the papers with it. */
    public boolean arrived(UUID recipient) {
        return jdbc.sql("""
                        SELECT rung NOT IN ('queued', 'unknown') OR EXISTS (SELECT FROM hub.amendments m
                            WHERE m.recipient_id = r.id AND m.meaning = 'corrected' AND m.result = 'proved')
                        FROM hub.recipients r WHERE r.id = ?""").param(recipient).query(Boolean.class).single();
    }

    /**
     * Versions beyond the first that the recipient may have and must not keep, the oldest first: of a recall all of them, of
     * a correction those that began before it was made, since what is sent later is right.
     */
    public List<Integer> before(UUID recipient, Amendment amendment) {
        return jdbc.sql("""
                        SELECT DISTINCT version FROM hub.attempts WHERE recipient_id = :recipient AND version > 1
                        AND amendment_id IS NULL AND intent = 'render' AND begun_at IS NOT NULL
                        AND result IS DISTINCT FROM 'not-needed' AND (:recalls OR begun_at <= :made) ORDER BY version""")
                .param("recipient", recipient)
                .param("recalls", amendment.recalls())
                .param("made", Sql.time(amendment.madeAt()))
                .query(Integer.class)
                .list();
    }
}
