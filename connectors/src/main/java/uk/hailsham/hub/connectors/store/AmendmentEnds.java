package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.Ladder;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.RetryLadder;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;

/**
 * What follows from the end of an attempt that carried a recall or a correction: it has a proof of its own, and the
 * recipient stands where it stood.
 */
final class AmendmentEnds {
    /** Whatever the referral's urgency: somebody holds what he should not, or works with a wrong fact. */
    private static final RetryLadder LADDER =
            new RetryLadder(Duration.ofSeconds(10), Duration.ofMinutes(15), Duration.ofHours(72));

    private final AttemptRows attempts;
    private final AmendmentRows rows;
    private final RecipientBook book;
    private final AuditLog audit;
    private final RandomGenerator random;
    private final Clock clock;

    AmendmentEnds(
            AttemptRows attempts,
            AmendmentRows rows,
            RecipientBook book,
            AuditLog audit,
            RandomGenerator random,
            Clock clock) {
        this.attempts = attempts;
        this.rows = rows;
        this.book = book;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    void proved(Delivery delivery, Proof proof) {
        Standing now = locked(delivery);
        Amendment amendment = delivery.amendment();
        attempts.end(delivery, "proved", null, clock.instant());
        if (tell(delivery, "proved", now, proof.evidence())) {
            Standing shown = Ladder.proved(new Standing(now.state(), rows.rung(amendment.id())), proof.rung());
            rows.stand(amendment.id(), shown.rung());
            rows.end(amendment.id(), "proved", clock.instant());
            audit(delivery, amendment.kind() + "-delivered");
        }
    }

    void notCarried(Delivery delivery, NotCarried.Kind kind, String reason, Duration pause) {
        Standing now = locked(delivery);
        if (!attempts.end(delivery, Sql.word(kind), reason, clock.instant())) {
            return;
        }
        Amendment amendment = delivery.amendment();
        boolean open = rows.open(delivery.recipient()).stream()
                .anyMatch(one -> one.id().equals(amendment.id()));
        Optional<Instant> again =
                open && kind != NotCarried.Kind.NEEDS_A_PERSON ? next(delivery, pause) : Optional.empty();
        if (kind == NotCarried.Kind.UNKNOWN && rows.rung(amendment.id()) == Rung.QUEUED) {
            rows.stand(amendment.id(), Rung.UNKNOWN);
        }
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("kind", Sql.word(kind));
        detail.put("reason", reason);
        again.ifPresent(due -> detail.put("againAt", due.toString()));
        again.ifPresent(due -> attempts.again(delivery, due));
        tell(delivery, "not-carried", now, detail);
        if (open && again.isEmpty()) {
            giveUp(delivery, now);
        }
    }

    /** A person must ring the agency. */
    private void giveUp(Delivery delivery, Standing now) {
        rows.end(delivery.amendment().id(), "given-up", clock.instant());
        tell(delivery, "given-up", now, Map.of());
        audit(delivery, delivery.amendment().kind() + "-given-up");
    }

    private Optional<Instant> next(Delivery delivery, Duration pause) {
        return LADDER.next(attempts.tries(delivery).number(), delivery.firstDue(), clock.instant(), random)
                .map(due -> LADDER.putOff(due, pause, clock.instant()));
    }

    /** The referral was on its way and has certainly not arrived: nobody has anything to forget, or to put right. */
    void nothingToAmend(UUID recipient, Standing now) {
        if (now.rung() != Rung.QUEUED) {
            return;
        }
        rows.open(recipient).forEach(open -> {
            rows.end(open.id(), open.recalls() ? "not-needed" : "with-the-referral", clock.instant());
            String kind = open.kind() + "-not-needed";
            book.tell(recipient, kind, now, "hub", Map.of("version", open.version()), kind + "-" + open.version());
        });
    }

    private Standing locked(Delivery delivery) {
        return book.locked(delivery.recipient()).orElseThrow();
    }

    private boolean tell(Delivery delivery, String what, Standing now, Map<String, String> detail) {
        Amendment amendment = delivery.amendment();
        Map<String, Object> whole = new LinkedHashMap<>(Map.of("attempt", delivery.number()));
        whole.put("version", amendment.version());
        whole.put("meaning", amendment.meaning().word());
        whole.putAll(detail);
        String kind = amendment.kind() + "-" + what;
        return book.tell(delivery.recipient(), kind, now, "courier", whole, kind + "-" + delivery.number());
    }

    private void audit(Delivery delivery, String action) {
        audit.record(
                Access.hub("deliver " + delivery.agency()),
                action,
                "recipient",
                delivery.recipient(),
                Map.of("referral", delivery.referral()));
    }
}
