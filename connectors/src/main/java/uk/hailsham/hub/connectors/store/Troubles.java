package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands still between the hub and agencies. Ids only. */
public final class Troubles {
    private final JdbcClient jdbc;
    private final Clock clock;

    public Troubles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param since when the first attempt failed after the last that was proved */
    public record Unreachable(String agency, Instant since, int waiting) {}

    /** Agencies to which something waits to be brought and nothing has got through for so long. */
    public List<Unreachable> unreachable(Duration longer) {
        return jdbc.sql("""
                        SELECT open.agency, failed.since, open.waiting FROM (
                            SELECT agency, count(*) AS waiting FROM hub.attempts WHERE ended_at IS NULL GROUP BY agency) open
                        CROSS JOIN LATERAL (SELECT min(a.ended_at) AS since FROM hub.attempts a
                            WHERE a.agency = open.agency AND a.result IN ('later', 'unknown')
                            AND a.ended_at > coalesce((SELECT max(p.ended_at) FROM hub.attempts p
                                WHERE p.agency = open.agency AND p.result = 'proved'), '-infinity')) failed
                        WHERE failed.since < :before ORDER BY open.agency""")
                .param("before", Sql.time(clock.instant().minus(longer)))
                .query((row, number) ->
                        new Unreachable(row.getString("agency"), Sql.instant(row, "since"), row.getInt("waiting")))
                .list();
    }

    /** @param oldest when the oldest of them was asked */
    public record Dead(String agency, int letters, Instant oldest) {}

    /** Deliveries given up that nobody has sent again, cancelled, or asked another for. */
    public List<Dead> dead() {
        return jdbc.sql("""
                        SELECT r.agency, count(*) AS letters, min(r.clock_started_at) AS oldest FROM hub.recipients r
                        JOIN hub.referrals f ON f.id = r.referral_id AND f.school <> 'drill'
                        WHERE r.state = 'failed' AND r.clock_stopped_at IS NULL
                        AND NOT EXISTS (SELECT FROM hub.recipients other WHERE other.referral_id = r.referral_id
                            AND other.clock_started_at > r.clock_started_at)
                        GROUP BY r.agency ORDER BY r.agency""")
                .query((row, number) ->
                        new Dead(row.getString("agency"), row.getInt("letters"), Sql.instant(row, "oldest")))
                .list();
    }

    /** @param since by when it should have answered */
    public record SilentOnSafeguarding(UUID recipient, String school, String agency, Instant since) {}

    public List<SilentOnSafeguarding> safeguarding() {
        return jdbc.sql("""
                        SELECT r.id, f.school, r.agency, r.acknowledge_by
                        FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
                        WHERE f.safeguarding AND r.clock_stopped_at IS NULL AND r.acknowledge_by <= :now
                        AND r.state NOT IN ('cancelled', 'completed', 'entered-in-error') ORDER BY r.id""")
                .param("now", Sql.time(clock.instant()))
                .query((row, number) -> new SilentOnSafeguarding(
                        row.getObject("id", UUID.class),
                        row.getString("school"),
                        row.getString("agency"),
                        Sql.instant(row, "acknowledge_by")))
                .list();
    }
}
