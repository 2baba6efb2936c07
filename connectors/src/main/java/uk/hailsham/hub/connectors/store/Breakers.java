package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.Breaker;

/** Which agencies' lines are tried; what changes one runs in the acting transaction. */
public final class Breakers {
    private final JdbcClient jdbc;
    private final RandomGenerator random;

    public Breakers(JdbcClient jdbc, RandomGenerator random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    public Breaker of(String agency) {
        return jdbc.sql("SELECT * FROM hub.breakers WHERE agency = ?")
                .param(agency)
                .query((row, number) -> breaker(row))
                .optional()
                .orElse(Breaker.CLOSED);
    }

    /** Those that are not closed. */
    public Map<String, Breaker> open() {
        Map<String, Breaker> open = new LinkedHashMap<>();
        jdbc.sql("SELECT * FROM hub.breakers WHERE state <> 'closed' ORDER BY agency")
                .query((row, number) -> open.put(row.getString("agency"), breaker(row)))
                .list();
        return open;
    }

    /** How often each has opened; without those that never have. */
    public Map<String, Integer> opened() {
        Map<String, Integer> opened = new LinkedHashMap<>();
        jdbc.sql("SELECT agency, opened FROM hub.breakers WHERE opened > 0 ORDER BY agency")
                .query((row, number) -> opened.put(row.getString("agency"), row.getInt("opened")))
                .list();
        return opened;
    }

    private static Breaker breaker(ResultSet row) throws SQLException {
        return new Breaker(
                Sql.value(Breaker.State.class, row.getString("state")),
                row.getInt("failures"),
                row.getInt("probes"),
                Sql.instant(row, "since"),
                Sql.instant(row, "probe_at"));
    }

    /** @param line whether the failure speaks of the line, and not of one referral */
    void failed(String agency, boolean line, Instant now) {
        jdbc.sql("INSERT INTO hub.breakers (agency, state, failures, probes) VALUES (?, 'closed', 0, 0)"
                        + " ON CONFLICT DO NOTHING")
                .param(agency)
                .update();
        Breaker before = jdbc.sql("SELECT * FROM hub.breakers WHERE agency = ? FOR UPDATE")
                .param(agency)
                .query((row, number) -> breaker(row))
                .single();
        stand(agency, before, before.failed(line, now, random));
    }

    /** Costs nothing while all is well. */
    static Write proved(String agency) {
        return Write.of(
                "UPDATE hub.breakers SET state = 'closed', failures = 0, probes = 0, since = NULL, probe_at = NULL"
                        + " WHERE agency = ? AND failures > 0",
                agency);
    }

    /**
     * Agencies to which one attempt may go now to find out; locked, and left out where another node asks just now.
     *
     * @param stopped agencies that may not be told
     */
    List<String> toProbe(Collection<String> stopped, Instant now) {
        return jdbc.sql("SELECT agency FROM hub.breakers WHERE state <> 'closed' AND probe_at <= ?"
                        + " AND NOT agency = ANY (?) FOR UPDATE SKIP LOCKED")
                .params(Sql.time(now), stopped.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    void probed(String agency, Instant now) {
        Breaker before = of(agency);
        stand(agency, before, before.probed(now));
    }

    private void stand(String agency, Breaker before, Breaker now) {
        int opens = before.closed() && !now.closed() ? 1 : 0;
        jdbc.sql("UPDATE hub.breakers SET state = ?, failures = ?, probes = ?, since = ?, probe_at = ?,"
                        + " opened = opened + ? WHERE agency = ?")
                .params(Arrays.asList(
                        Sql.word(now.state()),
                        now.failures(),
                        now.probes(),
                        Sql.time(now.since()),
                        Sql.time(now.probeAt()),
                        opens,
                        agency))
                .update();
    }
}
