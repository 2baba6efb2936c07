package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.store.BatchRows.Member;
import uk.hailsham.hub.connectors.store.BatchRows.Open;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Proof;

/**
 * What has waited for an agency's window, one batch at a time. Its attempts begin and end together, each by the same rules as
 * one that goes by itself. Under one file name there is only ever one content.
 */
public final class Batches {
    /** Of one file; what is beyond goes in the next, at once. */
    static final int MOST = 2_000;

    private final TransactionTemplate transactions;
    private final BatchRows rows;
    private final AttemptRows attempts;
    private final DeliveryEnds ends;
    private final UnderWay underWay;
    private final String node;
    private final IdSource ids;
    private final Clock clock;

    Batches(
            TransactionTemplate transactions,
            BatchRows rows,
            AttemptRows attempts,
            DeliveryEnds ends,
            UnderWay underWay,
            String node,
            IdSource ids,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.attempts = attempts;
        this.ends = ends;
        this.underWay = underWay;
        this.node = node;
        this.ids = ids;
        this.clock = clock;
    }

    /** The agency's batch that is due, all of it marked begun; empty when nothing is, or it is under way. */
    public Optional<Batch> begin(String agency) {
        Begun begun = new Begun();
        try {
            Optional<Batch> batch = transactions.execute(status -> due(agency).map(due -> begin(agency, due, begun)));
            begun.committed = true;
            return batch;
        } finally {
            if (!begun.committed) {
                begun.members.forEach(member -> underWay.ends(member.recipient(), member.number()));
            }
        }
    }

    /** What must be forgotten again when the transaction fails. */
    private static final class Begun {
        private List<Member> members = List.of();
        private boolean committed;
    }

    private record Due(Open batch, List<Member> members) {}

    private Optional<Due> due(String agency) {
        Instant now = clock.instant();
        Optional<Open> open = rows.open(agency);
        if (open.isPresent()
                && !rows.waiting(open.get().id())
                && !rows.underWay(open.get().id())) {
            rows.end(open.get().id(), "empty", now);
            open = Optional.empty();
        }
        return open.isPresent() ? again(open.get(), now) : gathered(agency, now);
    }

    /** What belongs together is due with its first. */
    private Optional<Due> again(Open batch, Instant now) {
        List<Member> members = rows.members(batch.id());
        boolean due = members.stream().anyMatch(member -> !member.due().isAfter(now));
        return due && !rows.underWay(batch.id()) ? Optional.of(new Due(batch, members)) : Optional.empty();
    }

    private Optional<Due> gathered(String agency, Instant now) {
        List<Member> members = rows.gathered(agency, now, MOST);
        return members.stream().map(Member::window).max(Instant::compareTo).map(window -> {
            Open batch = new Open(ids.next(), window, null);
            rows.add(batch.id(), agency, window, now);
            return new Due(batch, members);
        });
    }

    private Batch begin(String agency, Due due, Begun begun) {
        begun.members = due.members();
        due.members().forEach(member -> underWay.begins(member.recipient(), member.number()));
        rows.begin(due.batch().id(), due.members(), node, clock.instant());
        List<Delivery> deliveries = due.members().stream()
                .map(member -> attempts.delivery(member.recipient(), member.number()))
                .toList();
        return new Batch(
                due.batch().id(), agency, due.batch().window(), due.batch().sha256() != null, deliveries);
    }

    /**
     * Notes what it holds, before it is carried. When it was carried before with another content, since somebody was
     * withdrawn or shielded in between, what is left of it goes under a new name.
     *
     * @return the batch to be carried
     */
    public Batch sealed(Batch batch, String sha256) {
        return transactions.execute(status -> {
            String before = rows.open(batch.agency()).map(Open::sha256).orElse(null);
            if (sha256.equals(before)) {
                return batch;
            }
            Batch renewed = before == null ? batch : renewed(batch);
            rows.content(renewed.id(), sha256, renewed.deliveries().size());
            return renewed;
        });
    }

    private Batch renewed(Batch batch) {
        Instant now = clock.instant();
        Batch renewed = new Batch(ids.next(), batch.agency(), batch.window(), false, batch.deliveries());
        rows.end(batch.id(), "changed", now);
        rows.add(renewed.id(), batch.agency(), batch.window(), now);
        rows.move(batch.deliveries(), renewed.id());
        return renewed;
    }

    /** The courier came back with proof: it holds for each of them. */
    public void proved(Batch batch, Proof proof) {
        ended(batch.deliveries(), () -> {
            batch.deliveries().forEach(delivery -> ends.proved(delivery, proof, List.of()));
            rows.end(batch.id(), "proved", clock.instant());
        });
    }

    /** @param pause how long the agency's server asks not to be asked again */
    public void notCarried(Batch batch, NotCarried.Kind kind, String reason, Duration pause) {
        ended(batch.deliveries(), () -> {
            batch.deliveries()
                    .forEach(delivery -> ends.notCarried(delivery, new NotCarried(kind, reason, null, pause)));
            if (!rows.waiting(batch.id())) {
                rows.end(batch.id(), "not-carried", clock.instant());
            }
        });
    }

    /** One of them cannot be put into the file: a person must look at it, and the others go. */
    public Batch left(Batch batch, Delivery delivery, String reason) {
        ended(
                List.of(delivery),
                () -> ends.notCarried(delivery, new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, reason, null)));
        return batch.without(delivery);
    }

    /** The hub itself failed after they had begun; while the database is away, that says nothing about the delivery. */
    public void failed(Batch batch, Exception e) {
        if (DatabaseAway.caused(e)) {
            forget(batch.deliveries());
        } else {
            String reason = "internal error: " + e.getClass().getSimpleName();
            notCarried(batch, NotCarried.Kind.NEEDS_A_PERSON, reason, Duration.ZERO);
        }
    }

    private void ended(List<Delivery> deliveries, Runnable end) {
        try {
            transactions.executeWithoutResult(status -> end.run());
        } finally {
            forget(deliveries);
        }
    }

    private void forget(List<Delivery> deliveries) {
        deliveries.forEach(delivery -> underWay.ends(delivery.recipient(), delivery.number()));
    }
}
