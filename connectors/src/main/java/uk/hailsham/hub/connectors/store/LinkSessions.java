package uk.hailsham.hub.connectors.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has shown the code at an agency's page; two clerks have one each. Kept in the database, so any node knows it. */
public final class LinkSessions {
    /** After so long without a click the code is asked for again. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** No longer than a working day, whatever is clicked. */
    private static final Duration LONGEST = Duration.ofHours(10);

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public LinkSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return what the browser keeps; not kept here */
    public String open(AgencyLinks.Link link) {
        Instant now = clock.instant();
        jdbc.sql("DELETE FROM hub.link_sessions WHERE seen_at < ? OR opened_at < ?")
                .params(Sql.time(now.minus(IDLE)), Sql.time(now.minus(LONGEST)))
                .update();
        String token = AgencyLinks.token(random);
        jdbc.sql(
                        "INSERT INTO hub.link_sessions (token_hash, agency, link_id, opened_at, seen_at) VALUES (?, ?, ?, ?, ?)")
                .params(AgencyLinks.hash(token), link.agency(), link.id(), Sql.time(now), Sql.time(now))
                .update();
        return token;
    }

    /** True when this browser has shown the agency's code not long ago; from now on it has again as long. */
    public boolean seen(String token, String agency) {
        Instant now = clock.instant();
        return token != null
                && jdbc.sql("UPDATE hub.link_sessions SET seen_at = :now WHERE token_hash = :hash AND agency = :agency"
                                        + " AND seen_at > :idle AND opened_at > :longest")
                                .param("now", Sql.time(now))
                                .param("hash", AgencyLinks.hash(token))
                                .param("agency", agency)
                                .param("idle", Sql.time(now.minus(IDLE)))
                                .param("longest", Sql.time(now.minus(LONGEST)))
                                .update()
                        == 1;
    }

    /** The same, and nothing changes. */
    public boolean alive(String token, String agency) {
        Instant now = clock.instant();
        return token != null
                && jdbc.sql("SELECT EXISTS (SELECT FROM hub.link_sessions WHERE token_hash = ? AND agency = ?"
                                + " AND seen_at > ? AND opened_at > ?)")
                        .params(
                                AgencyLinks.hash(token),
                                agency,
                                Sql.time(now.minus(IDLE)),
                                Sql.time(now.minus(LONGEST)))
                        .query(Boolean.class)
                        .single();
    }

    public void end(String token) {
        if (token != null) {
            jdbc.sql("DELETE FROM hub.link_sessions WHERE token_hash = ?")
                    .param(AgencyLinks.hash(token))
                    .update();
        }
    }
}
