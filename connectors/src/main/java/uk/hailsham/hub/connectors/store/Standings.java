package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How recipients stand, counted; nobody's alone. */
public final class Standings {
    private static final String ALL = """
            SELECT r.agency, r.%1$s, count(*) FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
            WHERE f.school <> 'drill' GROUP BY r.agency, r.%1$s ORDER BY r.agency, r.%1$s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Standings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param what a rung, a state or a word that was said @param recipients how many */
    public record Count(String agency, String what, int recipients) {}

    public List<Count> rungs() {
        return counts(ALL.formatted("rung"));
    }

    public List<Count> states() {
        return counts(ALL.formatted("state"));
    }

    /** Of how many recipients an agency has said which word, whatever it has said since. */
    public List<Count> answers() {
        return counts("""
                SELECT r.agency, e.detail->>'status', count(DISTINCT r.id) FROM hub.recipients r
                JOIN hub.recipient_events e ON e.recipient_id = r.id AND e.kind = 'answered'
                JOIN hub.referrals f ON f.id = r.referral_id AND f.school <> 'drill'
                WHERE e.detail->>'status' IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2""");
    }

    private List<Count> counts(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> new Count(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }

    /** Of how many recipients somebody has been told that their agency is silent. */
    public int escalated() {
        return jdbc.sql("SELECT count(DISTINCT recipient_id) FROM hub.recipient_events WHERE kind = 'escalated'")
                .query(Integer.class)
                .single();
    }

    /** How many attempts ended otherwise than with a proof. */
    public int failedAttempts() {
        return jdbc.sql("SELECT count(*) FROM hub.attempts WHERE result NOT IN ('proved', 'not-needed')")
                .query(Integer.class)
                .single();
    }

    /** When the next attempt that waits for its hour falls due, or a breaker lets one pass; empty when none waits. */
    public Optional<Instant> nextDue() {
        return jdbc.sql("""
                        SELECT least((SELECT min(not_before) FROM hub.attempts
                                WHERE ended_at IS NULL AND not_before > :now),
                            (SELECT min(probe_at) FROM hub.breakers b WHERE state <> 'closed'
                                AND EXISTS (SELECT FROM hub.attempts a
                                    WHERE a.agency = b.agency AND a.ended_at IS NULL))) AS next""")
                .param("now", Sql.time(clock.instant()))
                .query((row, number) -> Optional.ofNullable(Sql.instant(row, "next")))
                .single();
    }
}
