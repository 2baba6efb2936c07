package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;

/** The second way to a page: codes that were mailed, and how often somebody may try one. */
public final class LinkCodes {
    /** How long a mailed code opens. */
    public static final Duration LASTS = Duration.ofMinutes(15);

    /** For how long nobody gets in by a link at which so many codes were wrong. */
    public static final Duration LOCKED = Duration.ofHours(1);

    private static final int TRIES = 5;

    /** Two clerks may ask at once; who asks on and on would flood the mailbox. */
    private static final int MOST_AT_ONCE = 5;

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    public LinkCodes(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of a try. */
    public enum Try {
        RIGHT,
        WRONG,
        /** Too many were wrong; until the time is over the right one is refused, too. */
        LOCKED
    }

    /**
     * Notes a code before it is mailed.
     *
     * @param hash keyed, since a code is short
     * @return false when enough were asked for, or the link is locked
     */
    public boolean note(AgencyLinks.Link link, byte[] hash) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Instant now = clock.instant();
            jdbc.sql("DELETE FROM hub.link_codes WHERE expires_at < ?")
                    .param(Sql.time(now.minus(KEPT)))
                    .update();
            if (lock(link, now).isPresent() || recent(link, now) >= MOST_AT_ONCE) {
                return false;
            }
            return jdbc.sql("INSERT INTO hub.link_codes (link_id, code_hash, made_at, expires_at) VALUES (?, ?, ?, ?)"
                                    + " ON CONFLICT DO NOTHING")
                            .params(link.id(), hash, Sql.time(now), Sql.time(now.plus(LASTS)))
                            .update()
                    == 1;
        }));
    }

    private int recent(AgencyLinks.Link link, Instant now) {
        return jdbc.sql("SELECT count(*) FROM hub.link_codes WHERE link_id = ? AND made_at > ?")
                .params(link.id(), Sql.time(now.minus(LASTS)))
                .query(Integer.class)
                .single();
    }

    /** A code that was mailed for this link; it is used up. */
    public Try tryMailed(AgencyLinks.Link link, byte[] hash) {
        return tried(
                link,
                () -> jdbc.sql("UPDATE hub.link_codes SET used_at = :now WHERE link_id = :link"
                                        + " AND code_hash = :hash AND used_at IS NULL AND expires_at > :now")
                                .param("now", Sql.time(clock.instant()))
                                .param("link", link.id())
                                .param("hash", hash)
                                .update()
                        == 1);
    }

    /** A passphrase, which somebody else has compared. */
    public Try tryAgreed(AgencyLinks.Link link, boolean right) {
        return tried(link, () -> right);
    }

    /** Until when nobody gets in by this link; empty when it is not locked. */
    public Optional<Instant> lockedUntil(UUID link) {
        return jdbc.sql("SELECT locked_until FROM hub.agency_links WHERE id = ? AND locked_until > ?")
                .params(link, Sql.time(clock.instant()))
                .query((row, number) -> Sql.instant(row, "locked_until"))
                .optional();
    }

    private Try tried(AgencyLinks.Link link, BooleanSupplier right) {
        return transactions.execute(status -> {
            Instant now = clock.instant();
            if (lock(link, now).isPresent()) {
                return Try.LOCKED;
            }
            boolean opens = right.getAsBoolean();
            boolean locks = !opens && wrong(link) + 1 >= TRIES;
            jdbc.sql("UPDATE hub.agency_links SET wrong_codes = CASE WHEN ? THEN 0 ELSE wrong_codes + 1 END,"
                            + " locked_until = ? WHERE id = ?")
                    .params(Arrays.asList(opens || locks, locks ? Sql.time(now.plus(LOCKED)) : null, link.id()))
                    .update();
            if (locks) {
                audit.record(
                        new Access("agency " + link.agency(), Access.Role.AGENCY, "too many wrong codes"),
                        "locked",
                        "agency-link",
                        link.id());
            }
            return opens ? Try.RIGHT : locks ? Try.LOCKED : Try.WRONG;
        });
    }

    /** Locks the link's row too, so that tries at once are counted one by one. */
    private Optional<Instant> lock(AgencyLinks.Link link, Instant now) {
        return Optional.ofNullable(jdbc.sql("SELECT locked_until FROM hub.agency_links WHERE id = ? FOR UPDATE")
                        .param(link.id())
                        .query((row, number) -> Optional.ofNullable(Sql.instant(row, "locked_until")))
                        .single()
                        .orElse(null))
                .filter(until -> until.isAfter(now));
    }

    private int wrong(AgencyLinks.Link link) {
        return jdbc.sql("SELECT wrong_codes FROM hub.agency_links WHERE id = ?")
                .param(link.id())
                .query(Integer.class)
                .single();
    }
}
