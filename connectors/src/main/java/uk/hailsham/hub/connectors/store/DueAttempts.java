package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/** Which attempts go to the broker, and what becomes of those that nobody has in hand any more. */
final class DueAttempts {
    /** A message that nobody has begun after this long may be lost; a second one is harmless. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** No courier carries longer; whoever began it has died, or could not say how it ended. */
    private static final Duration LONGEST_CARRY = Duration.ofHours(1);

    /** So far may the clocks of two nodes be apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final TransactionTemplate transactions;
    private final AttemptRows rows;
    private final BegunRows begunRows;
    private final DueRows dueRows;
    private final DeliveryEnds ends;
    private final Breakers breakers;
    private final AgreementHolds holds;
    private final UnderWay underWay;
    private final String node;
    private final Set<String> batching;
    private final Clock clock;
    private volatile Instant lastSeen = Instant.MIN;

    DueAttempts(
            TransactionTemplate transactions,
            AttemptRows rows,
            BegunRows begunRows,
            DueRows dueRows,
            DeliveryEnds ends,
            Breakers breakers,
            AgreementHolds holds,
            UnderWay underWay,
            String node,
            Set<String> batching,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.begunRows = begunRows;
        this.dueRows = dueRows;
        this.ends = ends;
        this.breakers = breakers;
        this.holds = holds;
        this.underWay = underWay;
        this.node = node;
        this.batching = Set.copyOf(batching);
        this.clock = clock;
    }

    boolean anything() {
        return dueRows.anything(clock.instant());
    }

    int count() {
        return dueRows.due(clock.instant());
    }

    int dispatch(int limit, Map<String, String> stopped, Outbox.Sender sender) {
        Instant now = clock.instant();
        if (lastSeen.isAfter(now.plus(SKEW))) {
            transactions.executeWithoutResult(status -> rows.clockWentBack(now, SKEW));
        }
        lastSeen = now;
        transactions.executeWithoutResult(status -> {
            endTheForgotten(now);
            holds.draw(stopped, now);
        });
        dispatchAgain(underWay.notBegun());
        return transactions.execute(status -> send(limit, stopped, sender, now));
    }

    private void endTheForgotten(Instant now) {
        begunRows.before(now.minus(LONGEST_CARRY)).stream()
                .filter(delivery -> !underWay.carries(delivery, LONGEST_CARRY))
                .forEach(ends::unknown);
        begunRows.keys(node).stream()
                .filter(attempt -> !underWay.has(attempt))
                .forEach(attempt -> ends.unknown(rows.delivery(attempt.recipient(), attempt.number())));
    }

    /** What the broker has given and nobody could begin while the database was away. */
    private void dispatchAgain(Set<UnderWay.Attempt> notBegun) {
        if (!notBegun.isEmpty()) {
            transactions.executeWithoutResult(
                    status -> notBegun.forEach(key -> rows.undispatch(key.recipient(), key.number())));
            underWay.forget(notBegun);
        }
    }

    private int send(int limit, Map<String, String> stopped, Outbox.Sender sender, Instant now) {
        breakers.toProbe(stopped.keySet(), now).stream()
                .filter(agency -> dueRows.probe(agency, now))
                .forEach(agency -> breakers.probed(agency, now));
        List<Outbox.Posting> due = dueRows.claimDue(now, now.minus(PATIENCE), stopped.keySet(), batching, limit);
        if (!due.isEmpty()) {
            sender.send(due);
            dueRows.dispatched(due.stream().map(Outbox.Posting::body).toList(), now);
        }
        return due.size();
    }

    Attempts.Recovered recover() {
        underWay.nothing();
        return transactions.execute(status -> {
            rows.clockWentBack(clock.instant(), SKEW);
            List<Delivery> begun = begunRows.by(node);
            begun.forEach(ends::unknown);
            return new Attempts.Recovered(begun.size(), rows.undispatch());
        });
    }

    Attempts.Recovered recoverOfTheDead() {
        return transactions.execute(status -> {
            List<Delivery> begun = begunRows.byTheDead(node);
            begun.forEach(ends::unknown);
            return new Attempts.Recovered(begun.size(), begunRows.bury(node) ? rows.undispatch() : 0);
        });
    }
}
