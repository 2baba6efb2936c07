package uk.hailsham.hub.routes.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.connectors.store.Write;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Drill;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotRendered;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.school.School;

/** The steps of a delivery to one agency: begin, prepare, carry, record. */
public final class Delivering {
    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);

    private final Agency agency;
    private final ReferralRendering rendering;
    private final Enclosing enclosing;
    private final Courier courier;
    private final Attempts attempts;
    private final Disclosing disclosing;
    private final ZoneId zone;
    private final Clock clock;
    private final FallingBack fallback;
    private final Copies copies;

    /** To an agency that has no other way. */
    public Delivering(
            Agency agency,
            ReferralRendering rendering,
            Enclosing enclosing,
            Courier courier,
            Attempts attempts,
            Shields shields,
            List<School> schools,
            Routing routing,
            ZoneId zone,
            Clock clock) {
        this(
                agency,
                rendering,
                enclosing,
                courier,
                attempts,
                shields,
                schools,
                routing,
                zone,
                clock,
                null,
                Copies.NONE);
    }

    /** @param fallback null for none */
    public Delivering(
            Agency agency,
            ReferralRendering rendering,
            Enclosing enclosing,
            Courier courier,
            Attempts attempts,
            Shields shields,
            List<School> schools,
            Routing routing,
            ZoneId zone,
            Clock clock,
            FallingBack fallback,
            Copies copies) {
        this.fallback = fallback;
        this.copies = copies;
        this.agency = agency;
        this.rendering = rendering;
        this.enclosing = enclosing;
        this.courier = courier;
        this.attempts = attempts;
        this.disclosing = new Disclosing(shields, schools, routing, zone);
        this.zone = zone;
        this.clock = clock;
    }

    /** Whether a child is shielded now; asked again at every delivery, since a shield may have come since. */
    @FunctionalInterface
    public interface Shields {
        boolean shielded(UUID child);

        static Shields of(Children children) {
            return child -> child != null && children.shielded(child);
        }
    }

    /**
     * @param message {@code <recipient>:<number>}; null comes back when that attempt has begun before, or may not: the
     *     message may have waited in the queue until the sharing agreement was over
     */
    public Delivery begin(String message) {
        int colon = message.indexOf(':');
        UUID recipient = UUID.fromString(message.substring(0, colon));
        int number = Integer.parseInt(message.substring(colon + 1));
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        boolean stopped = Agreement.stopped(agency.agreement(), today).isPresent();
        return attempts.begin(recipient, number, stopped).orElse(null);
    }

    /**
     * Builds the payload from the agency's allow-list, and the papers it may have.
     *
     * @throws NotRendered when its form cannot be made, and there is no other way
     */
    public Prepared prepare(Delivery delivery) {
        try {
            return prepare(delivery, rendering);
        } catch (NotRendered e) {
            if (!mayGoOtherwise(delivery)) {
                throw e;
            }
            return new Prepared(delivery, null, 0, e);
        }
    }

    private boolean mayGoOtherwise(Delivery delivery) {
        return fallback != null && delivery.request().safeguarding();
    }

    private Prepared prepare(Delivery delivery, ReferralRendering as) {
        Disclosing.Disclosed disclosed = disclosing.disclose(agency, delivery);
        if (delivery.amendment() != null) {
            Payload amending = amending(disclosed.disclosure(), delivery.amendment(), as);
            Payload whole = enclosing.takingBack(agency, delivery, amending);
            return enclosing.bringsPapers(delivery)
                    ? enclosed(delivery, disclosed, whole)
                    : new Prepared(delivery, delivery.again() ? whole : whole.firstTime(), 0);
        }
        Payload made = delivery.same()
                ? copy(delivery)
                : as.render(disclosed.disclosure()).sending(delivery.version());
        return enclosed(delivery, disclosed, Drill.is(delivery.request()) ? made.madeUp() : made);
    }

    private Prepared enclosed(Delivery delivery, Disclosing.Disclosed disclosed, Payload made) {
        Enclosing.Enclosed enclosed =
                enclosing.enclose(agency, delivery, disclosed.disclosure().notice(), disclosed.withheld(), made);
        Payload payload =
                delivery.again() ? enclosed.payload() : enclosed.payload().firstTime();
        return new Prepared(delivery, payload, enclosed.leftOut());
    }

    private static Payload amending(Disclosure disclosure, Amendment amendment, ReferralRendering as) {
        return as.amend(amendment.recalls() ? disclosure : disclosure.versioned(amendment), amendment);
    }

    private Payload copy(Delivery delivery) {
        try {
            return copies.of(delivery.recipient())
                    .orElseThrow(() -> new NotRendered(
                            "expected a copy of what was sent last, found none: it is kept as long as raw bytes are; send it"
                                    + " as today's mapping makes it"));
        } catch (IOException e) {
            throw new UncheckedIOException("the copy of what was sent last cannot be opened", e);
        }
    }

    /**
     * Whatever goes wrong on the way is an end of the attempt, not of the route. A child in danger whose agency's line is
     * broken, or breaks now, or whose form cannot be made, goes by the agency's other way at once; a delivery that may have
     * arrived is not sent twice.
     */
    public Carried carry(Prepared prepared) {
        Delivery delivery = prepared.delivery();
        boolean other = mayGoOtherwise(delivery);
        Otherwise first = other && fallback.broken().getAsBoolean() ? otherwise(delivery) : Otherwise.NOT_TRIED;
        if (first.carried()) {
            return new Carried(delivery, null, first.instead(null), null, true);
        }
        try {
            return new Carried(delivery, prepared.payload(), first.before(own(prepared)), null, false);
        } catch (NotCarried e) {
            boolean now = other && !first.tried() && e.kind() != NotCarried.Kind.UNKNOWN;
            Otherwise after = now ? otherwise(delivery) : first;
            return after.carried()
                    ? new Carried(delivery, null, after.instead(e), e, true)
                    : new Carried(delivery, null, null, after.with(e), false);
        }
    }

    private Proof own(Prepared prepared) throws NotCarried {
        if (prepared.unfit() != null) {
            throw new NotCarried(
                    NotCarried.Kind.NEEDS_A_PERSON, prepared.unfit().getMessage(), prepared.unfit());
        }
        return by(agency, courier, prepared);
    }

    /** By the agency's other way; what goes wrong there, also in making its form, ends nothing but that way. */
    private Otherwise otherwise(Delivery delivery) {
        String channel = fallback.agency().channel();
        try {
            Prepared prepared = preparedOtherwise(delivery);
            return new Otherwise(channel, by(fallback.agency(), fallback.courier(), prepared), null);
        } catch (NotCarried e) {
            LOG.warn("{}: its fallback did not carry either: {}", agency.id(), e.kind());
            return new Otherwise(channel, null, e);
        }
    }

    private Prepared preparedOtherwise(Delivery delivery) throws NotCarried {
        try {
            return prepare(delivery, fallback.rendering());
        } catch (NotRendered e) {
            throw new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, e.getMessage(), e);
        } catch (RuntimeException e) {
            String fault = "internal error: " + e.getClass().getSimpleName();
            throw new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, fault, e);
        }
    }

    private static Proof by(Agency to, Courier courier, Prepared prepared) throws NotCarried {
        try {
            Proof proof = courier.carry(to, prepared.payload());
            return prepared.leftOut() == 0
                    ? proof
                    : Otherwise.told(proof, "attachments left out", String.valueOf(prepared.leftOut()));
        } catch (NotCarried e) {
            if (!mayGoWithoutPapers(prepared, e)) {
                throw e;
            }
            int papers = prepared.payload().attachments().size();
            return by(
                    to,
                    courier,
                    new Prepared(prepared.delivery(), prepared.payload().with(List.of()), prepared.leftOut() + papers));
        }
    }

    /** A mailbox may refuse what is too large for it: a child in danger does not wait for that. */
    private static boolean mayGoWithoutPapers(Prepared prepared, NotCarried failure) {
        return prepared.delivery().request().safeguarding()
                && failure.kind() == NotCarried.Kind.NEEDS_A_PERSON
                && !prepared.payload().attachments().isEmpty();
    }

    public void record(Carried carried) {
        if (carried.failure() != null) {
            LOG.warn(
                    "{}: {} not carried{}: {}",
                    agency.id(),
                    Shown.RECIPIENT.of(carried.delivery().recipient()),
                    carried.elsewhere() ? " but by its fallback" : "",
                    carried.failure().kind());
        }
        if (carried.elsewhere()) {
            attempts.provedElsewhere(carried.delivery(), carried.proof(), carried.failure());
        } else if (carried.proof() != null) {
            attempts.proved(carried.delivery(), carried.proof(), kept(carried));
        } else {
            attempts.notCarried(carried.delivery(), carried.failure());
        }
    }

    /**
     * A page shows what today's mapping makes of it; what it was told by mail holds nothing to be kept. Neither is a recall,
     * which nobody wants twice, nor a correction, which is made anew from what it put right.
     */
    private List<Write> kept(Carried carried) {
        boolean wanted = !(agency.endpoint() instanceof Endpoint.Link)
                && carried.delivery().amendment() == null;
        return wanted ? copies.keeping(carried.delivery(), carried.sent()) : List.of();
    }

    /** The referral does not fit its format, or something in the hub itself went wrong after the attempt had begun. */
    public void failed(Delivery delivery, Exception e) {
        attempts.failed(delivery, e);
    }
}
