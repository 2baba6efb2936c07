package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.Ladder;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.RetryLadder;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;

/**
 * What follows from the end of an attempt, in the acting transaction; the recipient is locked first, then its attempts. What
 * goes after a referral ends by {@link AmendmentEnds}.
 */
final class DeliveryEnds {
    /** So often what a stop broke off is repeated at once; a delivery that stops the hub itself must not do so for ever. */
    private static final int REPEATED_AT_ONCE = 2;

    private static final String NOBODY_CAME_BACK = "begun, and nobody came back to say how it ended";

    private final JdbcClient jdbc;
    private final AttemptRows rows;
    private final RecipientBook book;
    private final Breakers breakers;
    private final AuditLog audit;
    private final RandomGenerator random;
    private final AmendmentEnds amendments;
    private final Clock clock;

    DeliveryEnds(
            JdbcClient jdbc,
            AttemptRows rows,
            AmendmentRows amendmentRows,
            RecipientBook book,
            Breakers breakers,
            AuditLog audit,
            RandomGenerator random,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.book = book;
        this.breakers = breakers;
        this.audit = audit;
        this.random = random;
        this.amendments = new AmendmentEnds(rows, amendmentRows, book, audit, random, clock);
        this.clock = clock;
    }

    /** @param with what else is written down of it */
    void proved(Delivery delivery, Proof proof, List<Write> with) {
        arrived(delivery, proof, Stream.concat(Stream.of(Breakers.proved(delivery.agency())), with.stream()));
    }

    /** Says nothing good of the agency's own line. */
    void provedElsewhere(Delivery delivery, Proof proof, NotCarried failure) {
        arrived(delivery, proof, Stream.of());
        if (failure != null) {
            breakers.failed(delivery.agency(), failure.ofLine(), clock.instant());
        }
    }

    private void arrived(Delivery delivery, Proof proof, Stream<Write> with) {
        if (delivery.amendment() != null) {
            amendments.proved(delivery, proof);
            Write.together(jdbc, with.toList());
            return;
        }
        UUID recipient = delivery.recipient();
        String once = "proved-" + delivery.number();
        RecipientBook.Page page = book.opened(recipient, once);
        Standing standing = Ladder.proved(page.standing(), proof.rung());
        Write ended = AttemptRows.ending(delivery, "proved", null, clock.instant());
        Stream<Write> news = page.told()
                ? Stream.of()
                : Stream.of(
                        book.telling(
                                recipient, "proved", standing, "courier", detail(delivery, proof.evidence()), once),
                        RecipientBook.standing(recipient, standing),
                        AttemptRows.sparing(recipient, clock.instant()),
                        auditing(delivery, "delivered"));
        Write.together(
                jdbc,
                Stream.of(Stream.of(ended), news, with).flatMap(each -> each).toList());
    }

    void notCarried(Delivery delivery, NotCarried failure) {
        NotCarried.Kind kind = failure.kind();
        String reason = failure.getMessage();
        if (delivery.amendment() != null) {
            amendments.notCarried(delivery, kind, reason, failure.pause());
            breakers.failed(delivery.agency(), failure.ofLine(), clock.instant());
            return;
        }
        Standing now = locked(delivery);
        if (!rows.end(delivery, Sql.word(kind), reason, clock.instant())) {
            return;
        }
        AttemptRows.Tries tries = rows.tries(delivery);
        boolean wanted = wanted(now, tries);
        Optional<Instant> again = wanted && kind != NotCarried.Kind.NEEDS_A_PERSON
                ? next(delivery, tries.number())
                        .map(due -> ladder(delivery).putOff(due, failure.pause(), clock.instant()))
                : Optional.empty();
        Standing after = kind == NotCarried.Kind.UNKNOWN ? Ladder.unknown(now) : now;
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("kind", Sql.word(kind));
        detail.put("reason", reason);
        goOn(delivery, again);
        if (kind == NotCarried.Kind.LATER) {
            amendments.nothingToAmend(delivery.recipient(), after);
        }
        stand(delivery, "not-carried", giveUp(wanted, again, after), "courier", again, detail);
        if (kind == NotCarried.Kind.UNKNOWN) {
            audit(delivery, "delivery-unknown");
        }
        breakers.failed(delivery.agency(), failure.ofLine(), clock.instant());
    }

    /** Begun, and nobody is left who could say how it ended: repeated under the same name. */
    void unknown(Delivery delivery) {
        if (delivery.amendment() != null) {
            amendments.notCarried(delivery, NotCarried.Kind.UNKNOWN, NOBODY_CAME_BACK, Duration.ZERO);
            return;
        }
        Standing now = locked(delivery);
        if (!rows.end(delivery, "unknown", NOBODY_CAME_BACK, clock.instant())) {
            return;
        }
        AttemptRows.Tries tries = rows.tries(delivery);
        boolean wanted = wanted(now, tries);
        Optional<Instant> again = wanted ? repeat(delivery, tries) : Optional.empty();
        Map<String, String> detail = new LinkedHashMap<>(Map.of("reason", NOBODY_CAME_BACK));
        goOn(delivery, again);
        stand(delivery, "unknown", giveUp(wanted, again, Ladder.unknown(now)), "hub", again, detail);
        audit(delivery, "delivery-unknown");
    }

    /** Once the agency has answered it has the referral, and only a person's wish sends it once more. */
    private static boolean wanted(Standing now, AttemptRows.Tries tries) {
        return !now.state().terminal() && (tries.resent() || now.rung().compareTo(Rung.ACKNOWLEDGED) < 0);
    }

    private Optional<Instant> repeat(Delivery delivery, AttemptRows.Tries tries) {
        return tries.unknown() <= REPEATED_AT_ONCE ? Optional.of(clock.instant()) : next(delivery, tries.unknown());
    }

    private Optional<Instant> next(Delivery delivery, int failed) {
        return ladder(delivery).next(failed, delivery.firstDue(), clock.instant(), random);
    }

    private static RetryLadder ladder(Delivery delivery) {
        return RetryLadder.of(delivery.request().urgency(), delivery.request().safeguarding());
    }

    private void goOn(Delivery delivery, Optional<Instant> again) {
        again.ifPresent(due -> rows.again(delivery, due));
    }

    private static Standing giveUp(boolean wanted, Optional<Instant> again, Standing standing) {
        return wanted && again.isEmpty() ? Ladder.givenUp(standing) : standing;
    }

    private void stand(
            Delivery delivery,
            String kind,
            Standing standing,
            String source,
            Optional<Instant> again,
            Map<String, String> detail) {
        again.ifPresent(due -> detail.put("againAt", due.toString()));
        book.stand(delivery.recipient(), standing);
        tell(delivery, "ended-", kind, standing, source, detail);
        if (again.isEmpty() && standing.state() == RecipientState.FAILED) {
            audit(delivery, "given-up");
        }
    }

    private Standing locked(Delivery delivery) {
        return book.locked(delivery.recipient()).orElseThrow();
    }

    private boolean tell(
            Delivery delivery, String once, String kind, Standing standing, String source, Map<String, String> detail) {
        return book.tell(
                delivery.recipient(), kind, standing, source, detail(delivery, detail), once + delivery.number());
    }

    private static Map<String, Object> detail(Delivery delivery, Map<String, String> detail) {
        Map<String, Object> whole = new LinkedHashMap<>(Map.of("attempt", delivery.number()));
        whole.putAll(detail);
        return whole;
    }

    private void audit(Delivery delivery, String action) {
        auditing(delivery, action).on(jdbc);
    }

    private Write auditing(Delivery delivery, String action) {
        return audit.recording(
                Access.hub("deliver " + delivery.agency()),
                action,
                "recipient",
                delivery.recipient(),
                Map.of("referral", delivery.referral()));
    }
}
