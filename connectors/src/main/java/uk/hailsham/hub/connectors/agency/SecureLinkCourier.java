package uk.hailsham.hub.connectors.agency;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

/**
 * Tells an agency by mail that a referral waits on a page of the hub. The payload stays here: the page is built anew from
 * the allow-list whenever somebody looks.
 *
 * <p>What the mail server's reply proves is that the <em>notice</em> was handed over, and not that it, still less the
 * referral, has arrived anywhere: therefore {@code handed-over} and not {@code transport-proved}. The page proves the
 * rest: whoever opens it with the code has collected the referral.
 */
public final class SecureLinkCourier implements Courier {
    private final Notices notices;
    private final Links links;
    private final LinkText text;
    private final Clock clock;

    public SecureLinkCourier(Notices notices, Links links, LinkText text, Clock clock) {
        this.notices = notices;
        this.links = links;
        this.text = text;
        this.clock = clock;
    }

    /** Where links are made. */
    @FunctionalInterface
    public interface Links {
        /** A new link, that no one has had before. @param recipient null for everything that is open at the agency */
        Made make(Agency agency, UUID recipient);
    }

    /** @param until when it opens its page no more */
    public record Made(URI address, Instant until) {
        /** The address is a secret. */
        @Override
        public String toString() {
            return "Made[until " + until + "]";
        }
    }

    @Override
    public String channel() {
        return "secure-link";
    }

    /** Proved by the page, not by the mail. */
    @Override
    public Rung highestRung() {
        return Rung.COLLECTED;
    }

    @Override
    public Proof carry(Agency agency, Payload payload) throws NotCarried {
        String shown = Shown.RECIPIENT.of(payload.recipient());
        if (payload.amends() != null) {
            return follow(agency, payload, shown);
        }
        Made link = links.make(agency, payload.recipient());
        String reply = notices.send(
                ((Endpoint.Link) agency.endpoint()).to(),
                shown,
                "Referral " + shown + payload.mark(),
                text.waiting(agency, shown, link.address(), link.until()));
        return new Proof(Rung.HANDED_OVER, clock.instant(), Map.of("reply", reply));
    }

    /** The page itself is closed, or shows the version that is right, from the moment the hub knows of it. */
    private Proof follow(Agency agency, Payload payload, String shown) throws NotCarried {
        Amendment amendment = payload.amends().amendment();
        String to = ((Endpoint.Link) agency.endpoint()).to();
        String name = shown + ".v" + amendment.version();
        String reply;
        if (amendment.recalls()) {
            boolean mistake = amendment.meaning() == Amendment.Meaning.ENTERED_IN_ERROR;
            reply = notices.send(to, name, shown, "Recall of referral " + shown, text.recalled(shown, mistake));
        } else {
            Made link = links.make(agency, payload.recipient());
            reply = notices.send(
                    to,
                    name,
                    shown,
                    "Correction of referral " + shown,
                    text.corrected(agency, shown, link.address(), link.until()));
        }
        return new Proof(Rung.HANDED_OVER, clock.instant(), Map.of("reply", reply, "page", pageWord(amendment)));
    }

    private static String pageWord(Amendment amendment) {
        return amendment.recalls() ? "closed" : "corrected";
    }
}
