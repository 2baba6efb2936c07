package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.telling.Weekly;

/** Mails with a link that no attempt carries, as rows that fall due: the weekly one, and those instead of a link that is over. */
public final class LinkLetters {
    /** So often a page is asked for anew: whoever finds an old link must not be able to flood the mailbox. */
    private static final int RENEWALS_A_DAY = 3;

    private static final Duration BETWEEN = Duration.ofMinutes(5);
    private static final Duration A_DAY = Duration.ofDays(1);

    /** A mail server may be away for so long. */
    private static final Duration TRYING = Duration.ofDays(3);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final IdSource ids;
    private final Clock clock;

    public LinkLetters(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param recipient null for everything that is open at the agency */
    public record Letter(UUID id, Kind kind, String agency, UUID recipient) {}

    /** Why a mail goes out. */
    public enum Kind {
        WEEKLY,
        RENEWED
    }

    /** Agencies whose next weekly mail lies ahead: nearly every look ends with this one, which locks and writes nothing. */
    public Set<String> ahead() {
        return Set.copyOf(jdbc.sql("SELECT agency FROM hub.link_weeks WHERE next_due > ?")
                .param(Sql.time(clock.instant()))
                .query(String.class)
                .list());
    }

    /**
     * Makes the agency's weekly mail if its time has come; the first look only notes when that will be. A time that passed
     * while the hub was away is made up for once.
     *
     * @param open false when nothing is open there: then none goes out this week
     */
    public void whenDue(String agency, Weekly weekly, BooleanSupplier open) {
        transactions.executeWithoutResult(status -> {
            Instant now = clock.instant();
            jdbc.sql("INSERT INTO hub.link_weeks (agency, next_due) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(agency, Sql.time(weekly.after(now)))
                    .update();
            Optional<Instant> due = jdbc.sql("SELECT next_due FROM hub.link_weeks WHERE agency = ? FOR UPDATE")
                    .param(agency)
                    .query((row, number) -> Sql.instant(row, "next_due"))
                    .optional()
                    .filter(next -> !next.isAfter(now));
            if (due.isPresent()) {
                if (open.getAsBoolean()) {
                    add(Kind.WEEKLY, agency, null, Access.hub("weekly"));
                }
                jdbc.sql("UPDATE hub.link_weeks SET next_due = ? WHERE agency = ?")
                        .params(Sql.time(weekly.after(now)), agency)
                        .update();
            }
        });
    }

    /** The same out of turn, because somebody asks for it. */
    public UUID now(String agency, Access access) {
        return transactions.execute(status -> add(Kind.WEEKLY, agency, null, access));
    }

    /** A new link instead of one that is over, unless that was asked for too often. */
    public void renew(AgencyLinks.Link link) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("SELECT id FROM hub.agency_links WHERE id = ? FOR UPDATE")
                    .param(link.id())
                    .query(UUID.class)
                    .single();
            Instant now = clock.instant();
            boolean enough = renewedSince(link, now.minus(A_DAY)) >= RENEWALS_A_DAY
                    || renewedSince(link, now.minus(BETWEEN)) > 0;
            if (!enough) {
                add(
                        Kind.RENEWED,
                        link.agency(),
                        link.recipient(),
                        new Access("agency " + link.agency(), Access.Role.AGENCY, "asked for a new link"));
            }
        });
    }

    private int renewedSince(AgencyLinks.Link link, Instant then) {
        return jdbc.sql("SELECT count(*) FROM hub.link_letters WHERE kind = 'renewed' AND agency = ?"
                        + " AND recipient_id IS NOT DISTINCT FROM ?::uuid AND made_at > ?")
                .params(Arrays.asList(link.agency(), link.recipient(), Sql.time(then)))
                .query(Integer.class)
                .single();
    }

    private UUID add(Kind kind, String agency, UUID recipient, Access access) {
        UUID id = ids.next();
        Instant now = clock.instant();
        jdbc.sql("INSERT INTO hub.link_letters (id, kind, agency, recipient_id, made_at, not_before)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(id, Sql.word(kind), agency, recipient, Sql.time(now), Sql.time(now)))
                .update();
        audit.record(access, "link-" + Sql.word(kind), "letter", id);
        return id;
    }

    /** What is to be sent now, the oldest first. */
    public List<Letter> due(int limit) {
        return jdbc.sql("SELECT * FROM hub.link_letters WHERE ended_at IS NULL AND not_before <= ?"
                        + " ORDER BY not_before, id LIMIT ?")
                .params(Sql.time(clock.instant()), limit)
                .query((row, number) -> new Letter(
                        row.getObject("id", UUID.class),
                        Sql.value(Kind.class, row.getString("kind")),
                        row.getString("agency"),
                        row.getObject("recipient_id", UUID.class)))
                .list();
    }

    public void sent(UUID letter) {
        jdbc.sql("UPDATE hub.link_letters SET ended_at = ?, sent = true WHERE id = ?")
                .params(Sql.time(clock.instant()), letter)
                .update();
    }

    /** The mail server is away: due again with growing pauses, for three days. */
    public void notSent(UUID letter) {
        Instant now = clock.instant();
        jdbc.sql("""
                        UPDATE hub.link_letters SET tries = tries + 1,
                            not_before = :now + least(make_interval(mins => (2 ^ least(tries, 10))::int), :longest * interval '1 second'),
                            ended_at = CASE WHEN made_at < :given THEN :now END
                        WHERE id = :id""")
                .param("now", Sql.time(now))
                .param("longest", LONGEST_PAUSE.toSeconds())
                .param("given", Sql.time(now.minus(TRYING)))
                .param("id", letter)
                .update();
    }

    /** Nothing to send it to any more. */
    public void dropped(UUID letter) {
        jdbc.sql("UPDATE hub.link_letters SET ended_at = ? WHERE id = ?")
                .params(Sql.time(clock.instant()), letter)
                .update();
    }
}
