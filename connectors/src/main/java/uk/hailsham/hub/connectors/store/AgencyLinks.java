package uk.hailsham.hub.connectors.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.identifier.Sha256;

/** Links to the pages on which agencies read and answer; who holds a token has read the agency's mail, and no more. */
public final class AgencyLinks {
    private static final int BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;
    private final IdSource ids;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public AgencyLinks(JdbcClient jdbc, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param recipient the one that its page shows; null for everything that is open at the agency
     * @param sentTo the mailbox it went to
     */
    public record Link(UUID id, String agency, UUID recipient, String sentTo, Instant expiresAt) {
        public boolean over(Instant now) {
            return !now.isBefore(expiresAt);
        }
    }

    /**
     * Makes one more: what was mailed before keeps its own time, for a mail server may keep the first of two equal mails.
     *
     * @param recipient null for everything that is open at the agency
     * @return the token, 256 random bits; it is not kept and cannot be had again
     */
    public String make(String agency, UUID recipient, String sentTo, Duration lasts) {
        String token = token(random);
        jdbc.sql("""
                        INSERT INTO hub.agency_links (id, token_hash, agency, recipient_id, sent_to, made_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        ids.next(),
                        hash(token),
                        agency,
                        recipient,
                        sentTo,
                        Sql.time(clock.instant()),
                        Sql.time(clock.instant().plus(lasts))))
                .update();
        return token;
    }

    /** Whether it is over or not; empty when there never was one. */
    public Optional<Link> find(String token) {
        return TOKEN.matcher(token).matches()
                ? jdbc.sql("SELECT * FROM hub.agency_links WHERE token_hash = ?")
                        .param(hash(token))
                        .query(AgencyLinks::link)
                        .optional()
                : Optional.empty();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getObject("id", UUID.class),
                row.getString("agency"),
                row.getObject("recipient_id", UUID.class),
                row.getString("sent_to"),
                Sql.instant(row, "expires_at"));
    }

    static String token(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Of 256 random bits a plain hash gives nothing away. */
    static byte[] hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
