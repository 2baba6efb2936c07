package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.Ladder;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.RetryLadder;
import uk.hailsham.hub.domain.referral.Standing;

/**
 * Deliveries as rows that fall due: dispatched, begun, ended, each committed before the next. The row, not the broker's
 * message, says what is still to be done.
 */
public final class Attempts {
    /** A message that nobody has begun after this long may be lost; a second one is harmless. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final String node;
    private final RandomGenerator random;
    private final Clock clock;

    /** @param node which hub begins attempts here; a crash is recovered by its own node */
    public Attempts(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            String node,
            RandomGenerator random,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.node = node;
        this.random = random;
        this.clock = clock;
    }

    /** Gives attempts that are due to the sender, as {@code <recipient>:<number>} for the agency's queue. */
    public int dispatch(int limit, Outbox.Sender sender) {
        return transactions.execute(status -> {
            List<Outbox.Posting> due = claimDue(limit);
            if (!due.isEmpty()) {
                sender.send(due);
                due.forEach(posting -> dispatched(posting.body()));
            }
            return due.size();
        });
    }

    private List<Outbox.Posting> claimDue(int limit) {
        return jdbc.sql("""
                        SELECT recipient_id, number, agency, sends FROM hub.attempts
                        WHERE begun_at IS NULL AND not_before <= ? AND (dispatched_at IS NULL OR dispatched_at < ?)
                        ORDER BY not_before LIMIT ? FOR UPDATE SKIP LOCKED""")
                .params(Sql.time(clock.instant()), Sql.time(clock.instant().minus(PATIENCE)), limit)
                .query((row, number) -> {
                    String body = row.getString("recipient_id") + ":" + row.getInt("number");
                    return new Outbox.Posting(
                            body, "hub.referrals." + row.getString("agency"), body, row.getInt("sends"));
                })
                .list();
    }

    private void dispatched(String body) {
        int colon = body.indexOf(':');
        jdbc.sql("UPDATE hub.attempts SET dispatched_at = ?, sends = sends + 1 WHERE recipient_id = ? AND number = ?")
                .params(
                        Sql.time(clock.instant()),
                        UUID.fromString(body.substring(0, colon)),
                        Integer.parseInt(body.substring(colon + 1)))
                .update();
    }

    /** Marks the attempt begun, before anything is carried; empty when it has begun before. */
    public Optional<Delivery> begin(UUID recipient, int number) {
        return transactions.execute(status -> {
            int begun = jdbc.sql("UPDATE hub.attempts SET begun_at = ?, node = ?"
                            + " WHERE recipient_id = ? AND number = ? AND begun_at IS NULL")
                    .params(Sql.time(clock.instant()), node, recipient, number)
                    .update();
            return begun == 1 ? Optional.of(delivery(recipient, number)) : Optional.empty();
        });
    }

    private Delivery delivery(UUID recipient, int number) {
        return jdbc.sql("""
                        SELECT r.id, r.agency, r.service, f.id AS referral, f.child_id, f.request, f.as_known, f.made_at,
                            (SELECT min(not_before) FROM hub.attempts a WHERE a.recipient_id = r.id) AS first_due
                        FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id WHERE r.id = ?""")
                .param(recipient)
                .query((row, n) -> delivery(row, number))
                .single();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                number,
                row.getString("agency"),
                row.getString("service"),
                row.getObject("referral", UUID.class),
                row.getObject("child_id", UUID.class),
                Json.read(row.getString("request"), ReferralRequest.class),
                row.getString("as_known"),
                Sql.instant(row, "made_at"),
                Sql.instant(row, "first_due"));
    }

    /** The courier came back with proof. */
    public void proved(Delivery delivery, Proof proof) {
        transactions.executeWithoutResult(status -> {
            end(delivery, "proved", null);
            Standing standing = book.locked(delivery.recipient())
                    .map(now -> Ladder.proved(now, proof.rung()))
                    .orElseThrow();
            book.stand(delivery.recipient(), standing);
            book.tell(
                    delivery.recipient(),
                    "proved",
                    standing,
                    "courier",
                    proof.evidence(),
                    "proved-" + delivery.number());
            audit.record(Access.hub("deliver " + delivery.agency()), "delivered", "recipient", delivery.recipient());
        });
    }

    /** The courier came back without proof: due again, or, when trying is over, visibly failed. */
    public void notCarried(Delivery delivery, NotCarried.Kind kind, String reason) {
        transactions.executeWithoutResult(status -> {
            end(delivery, Sql.word(kind), reason);
            Standing now = book.locked(delivery.recipient()).orElseThrow();
            Optional<Instant> again = kind == NotCarried.Kind.NEEDS_A_PERSON ? Optional.empty() : next(delivery);
            again.ifPresent(due -> add(delivery.recipient(), delivery.agency(), delivery.number() + 1, due));
            Standing unsure = kind == NotCarried.Kind.UNKNOWN ? Ladder.unknown(now) : now;
            boolean over = again.isEmpty() && !now.state().terminal();
            Standing after = over ? new Standing(RecipientState.FAILED, unsure.rung()) : unsure;
            book.stand(delivery.recipient(), after);
            Map<String, String> detail = new LinkedHashMap<>();
            detail.put("kind", Sql.word(kind));
            detail.put("reason", reason);
            again.ifPresent(due -> detail.put("againAt", due.toString()));
            book.tell(delivery.recipient(), "not-carried", after, "courier", detail, "ended-" + delivery.number());
        });
    }

    private Optional<Instant> next(Delivery delivery) {
        return RetryLadder.of(delivery.request().urgency(), delivery.request().safeguarding())
                .next(delivery.number(), delivery.firstDue(), clock.instant(), random);
    }

    private void end(Delivery delivery, String result, String detail) {
        jdbc.sql("UPDATE hub.attempts SET ended_at = ?, result = ?, detail = ?"
                        + " WHERE recipient_id = ? AND number = ? AND ended_at IS NULL")
                .params(java.util.Arrays.asList(
                        Sql.time(clock.instant()), result, detail, delivery.recipient(), delivery.number()))
                .update();
    }

    private void add(UUID recipient, String agency, int number, Instant due) {
        jdbc.sql("INSERT INTO hub.attempts (recipient_id, number, agency, not_before) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(recipient, number, agency, Sql.time(due))
                .update();
    }

    /**
     * A person wants it sent again, under the same name. A recipient that had failed is open again by that word.
     *
     * @return false when there is no such recipient, it ended otherwise, or an attempt is open already
     */
    public boolean resend(UUID recipient, Access access) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Standing> now = book.locked(recipient);
            boolean over =
                    now.isEmpty() || now.get().state().terminal() && now.get().state() != RecipientState.FAILED;
            if (over || open(recipient) > 0) {
                return false;
            }
            Standing standing = now.get().state() == RecipientState.FAILED
                    ? new Standing(RecipientState.REQUESTED, now.get().rung())
                    : now.get();
            book.stand(recipient, standing);
            int number = again(recipient);
            book.tell(recipient, "resent", standing, access.who(), Map.of("attempt", number), "resent-" + number);
            audit.record(access, "resent", "recipient", recipient);
            return true;
        }));
    }

    private int open(UUID recipient) {
        return jdbc.sql("SELECT count(*) FROM hub.attempts WHERE recipient_id = ? AND ended_at IS NULL")
                .param(recipient)
                .query(Integer.class)
                .single();
    }

    private int again(UUID recipient) {
        return jdbc.sql("""
                        INSERT INTO hub.attempts (recipient_id, number, agency, not_before)
                        SELECT recipient_id, max(number) + 1, min(agency), ?::timestamptz FROM hub.attempts
                        WHERE recipient_id = ? GROUP BY recipient_id RETURNING number""")
                .params(Sql.time(clock.instant()), recipient)
                .query(Integer.class)
                .single();
    }

    /** What a start found. */
    public record Recovered(int unknown, int undispatched) {}

    /**
     * At start: an attempt this node had begun and not ended is unknown, and is repeated under the same name; one that was
     * only dispatched is dispatched again, since the broker may have lost it.
     */
    public Recovered recover() {
        return transactions.execute(status -> {
            List<Delivery> begun = jdbc.sql("SELECT recipient_id, number FROM hub.attempts"
                            + " WHERE begun_at IS NOT NULL AND ended_at IS NULL AND node = ?")
                    .param(node)
                    .query((row, n) -> delivery(row.getObject("recipient_id", UUID.class), row.getInt("number")))
                    .list();
            begun.forEach(this::becomesUnknown);
            int undispatched = jdbc.sql("UPDATE hub.attempts SET dispatched_at = NULL"
                            + " WHERE dispatched_at IS NOT NULL AND begun_at IS NULL")
                    .update();
            return new Recovered(begun.size(), undispatched);
        });
    }

    private void becomesUnknown(Delivery delivery) {
        end(delivery, "unknown", "the hub stopped while it was carried");
        Standing standing =
                book.locked(delivery.recipient()).map(Ladder::unknown).orElseThrow();
        book.stand(delivery.recipient(), standing);
        add(delivery.recipient(), delivery.agency(), delivery.number() + 1, clock.instant());
        book.tell(
                delivery.recipient(),
                "unknown",
                standing,
                "hub",
                Map.of("attempt", delivery.number()),
                "ended-" + delivery.number());
    }

    /** Attempts that are due now or under way. */
    public int due() {
        return jdbc.sql("SELECT count(*) FROM hub.attempts WHERE ended_at IS NULL AND not_before <= ?")
                .param(Sql.time(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /**
     * How an agency's line stands.
     *
     * @param oldestDue since when something waits that nobody has begun; null when nothing waits
     * @param failing how many attempts have failed since the last that was proved
     */
    public record Line(Instant oldestDue, int failing) {}

    public Line line(String agency) {
        return jdbc.sql("""
                        SELECT (SELECT min(not_before) FROM hub.attempts
                                WHERE agency = :agency AND begun_at IS NULL AND not_before <= :now) AS oldest,
                            (SELECT count(*) FROM hub.attempts WHERE agency = :agency AND result <> 'proved'
                                AND ended_at > coalesce((SELECT max(ended_at) FROM hub.attempts
                                    WHERE agency = :agency AND result = 'proved'), '-infinity')) AS failing""")
                .param("agency", agency)
                .param("now", Sql.time(clock.instant()))
                .query((row, number) -> new Line(Sql.instant(row, "oldest"), row.getInt("failing")))
                .single();
    }
}
