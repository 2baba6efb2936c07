package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotRendered;
import uk.hailsham.hub.domain.referral.Proof;

/**
 * Deliveries as rows that fall due: dispatched, begun, ended, each committed before the next. The row, not the broker's
 * message, says what is still to be done.
 */
public final class Attempts {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AttemptRows rows;
    private final DueAttempts due;
    private final DeliveryEnds ends;
    private final UnderWay underWay = new UnderWay();
    private final String node;
    private final Clock clock;

    /** @param node which hub begins attempts here; a crash is recovered by its own node */
    public Attempts(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            String node,
            RandomGenerator random,
            Clock clock) {
        this(jdbc, transactions, audit, node, Set.of(), random, clock);
    }

    /** @param batching agencies that take in batches what waits for their windows */
    public Attempts(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            String node,
            Set<String> batching,
            RandomGenerator random,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = new AttemptRows(jdbc);
        RecipientBook book = new RecipientBook(jdbc, clock);
        Breakers breakers = new Breakers(jdbc, random);
        this.ends = new DeliveryEnds(jdbc, rows, new AmendmentRows(jdbc), book, breakers, audit, random, clock);
        this.node = node;
        this.clock = clock;
        this.due = new DueAttempts(
                transactions,
                rows,
                new BegunRows(jdbc, rows),
                new DueRows(jdbc),
                ends,
                breakers,
                new AgreementHolds(jdbc, book),
                underWay,
                node,
                batching,
                clock);
    }

    /** The batches of this same node. */
    public Batches batches(IdSource ids) {
        return new Batches(transactions, new BatchRows(jdbc), rows, ends, underWay, node, ids, clock);
    }

    /** In one question: whether the outbox or the attempts have something that was never sent. */
    public boolean anythingToSend() {
        return due.anything();
    }

    /** Gives attempts that are due to the sender, as {@code <recipient>:<number>} for the agency's queue. */
    public int dispatch(int limit, Outbox.Sender sender) {
        return dispatch(limit, Map.of(), sender);
    }

    /**
     * The same while some agencies may not be told.
     *
     * @param stopped agencies with the reason; what waits for them is visibly on hold until they are in it no longer, but
     *     for a child in danger
     */
    public int dispatch(int limit, Map<String, String> stopped, Outbox.Sender sender) {
        return due.dispatch(limit, stopped, sender);
    }

    /** Whatever the broker has been given and nobody has begun is to be given to it anew. */
    public void dispatchAgain() {
        rows.undispatch();
    }

    /** Marks the attempt begun, unless it is on hold, or its agency may not be told any more: then it waits. */
    public Optional<Delivery> begin(UUID recipient, int number, boolean stopped) {
        try {
            Optional<Delivery> begun =
                    begun(recipient, number, () -> rows.begin(recipient, number, stopped, node, clock.instant()));
            if (begun.isEmpty() && rows.held(recipient, stopped)) {
                rows.undispatch(recipient, number);
            }
            return begun;
        } catch (RuntimeException e) {
            underWay.couldNotBegin(recipient, number);
            throw e;
        }
    }

    /** Marks the attempt begun, before anything is carried; empty when it has begun before or is not needed any more. */
    public Optional<Delivery> begin(UUID recipient, int number) {
        return begun(
                recipient,
                number,
                () -> transactions.execute(status -> rows.begin(recipient, number, node, clock.instant())
                        ? Optional.of(rows.delivery(recipient, number))
                        : Optional.empty()));
    }

    private Optional<Delivery> begun(UUID recipient, int number, Supplier<Optional<Delivery>> begin) {
        underWay.begins(recipient, number);
        boolean begun = false;
        try {
            Optional<Delivery> delivery = begin.get();
            begun = delivery.isPresent();
            return delivery;
        } finally {
            if (!begun) {
                underWay.ends(recipient, number);
            }
        }
    }

    /** The courier came back with proof. */
    public void proved(Delivery delivery, Proof proof) {
        proved(delivery, proof, List.of());
    }

    /** @param with what else is written down in the same transaction */
    public void proved(Delivery delivery, Proof proof, List<Write> with) {
        ended(delivery, () -> ends.proved(delivery, proof, with));
    }

    /** It went by the agency's fallback. @param failure of the agency's own channel; null when that was not tried */
    public void provedElsewhere(Delivery delivery, Proof proof, NotCarried failure) {
        ended(delivery, () -> ends.provedElsewhere(delivery, proof, failure));
    }

    /** The courier came back without proof: due again, or, when trying is over, visibly failed. */
    public void notCarried(Delivery delivery, NotCarried.Kind kind, String reason) {
        notCarried(delivery, new NotCarried(kind, reason, null));
    }

    /** @param failure of the agency's own way, and of the other one where there is one */
    public void notCarried(Delivery delivery, NotCarried failure) {
        ended(delivery, () -> ends.notCarried(delivery, failure));
    }

    /**
     * The hub itself failed after the attempt had begun. While the database is away that says nothing about the delivery:
     * its end is unknown, and it is repeated under the same name as soon as that can be written down. Anything else a
     * person must look at.
     */
    public void failed(Delivery delivery, Exception e) {
        if (DatabaseAway.caused(e)) {
            underWay.ends(delivery.recipient(), delivery.number());
        } else {
            notCarried(
                    delivery,
                    NotCarried.Kind.NEEDS_A_PERSON,
                    e instanceof NotRendered unfit
                            ? unfit.getMessage()
                            : "internal error: " + e.getClass().getSimpleName());
        }
    }

    /** Its courier is back, also when the database does not take what it says: then {@link #dispatch} finds it in no hand. */
    private void ended(Delivery delivery, Runnable end) {
        try {
            transactions.executeWithoutResult(status -> end.run());
        } finally {
            underWay.ends(delivery.recipient(), delivery.number());
        }
    }

    /** What a start found. */
    public record Recovered(int unknown, int undispatched) {}

    /**
     * At start: an attempt this node had begun and not ended is unknown, and is repeated under the same name; one that was
     * only dispatched is dispatched again, since the broker may have lost it.
     */
    public Recovered recover() {
        return due.recover();
    }

    /**
     * What a dead node had begun and not ended is unknown; never what a living one has under way. When one has died since
     * this was asked last, what is dispatched and not begun is dispatched again: its message may have died with the node.
     */
    public Recovered recoverOfTheDead() {
        return due.recoverOfTheDead();
    }

    /** Attempts that are under way, or due now and not kept back by a breaker. */
    public int due() {
        return due.count();
    }

    /**
     * How an agency's line stands.
     *
     * @param oldestDue since when something waits that nobody has begun and nothing holds; null when nothing waits
     * @param failing how many attempts have failed since the last that was proved
     */
    public record Line(Instant oldestDue, int failing) {}

    public Line line(String agency) {
        return jdbc.sql("""
                        SELECT (SELECT min(not_before) FROM hub.attempts a JOIN hub.recipients r ON r.id = a.recipient_id
                                WHERE a.agency = :agency AND ended_at IS NULL AND begun_at IS NULL
                                AND not_before <= :now AND r.state <> 'on-hold') AS oldest,
                            (SELECT count(*) FROM hub.attempts
                                WHERE agency = :agency AND result NOT IN ('proved', 'not-needed')
                                AND ended_at > coalesce((SELECT max(ended_at) FROM hub.attempts
                                    WHERE agency = :agency AND result = 'proved'), '-infinity')) AS failing""")
                .param("agency", agency)
                .param("now", Sql.time(clock.instant()))
                .query((row, number) -> new Line(Sql.instant(row, "oldest"), row.getInt("failing")))
                .single();
    }
}
