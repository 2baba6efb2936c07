package uk.hailsham.hub.routes.securelink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.agency.LinkText;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.connectors.store.AgencyLinks;
import uk.hailsham.hub.connectors.store.LinkCodes;
import uk.hailsham.hub.connectors.store.LinkLetters;
import uk.hailsham.hub.connectors.store.LinkSessions;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.routes.referral.Escalating;

/** Lets in who has a link and its code. */
public final class Entering {
    private static final Logger LOG = LoggerFactory.getLogger(Entering.class);
    private static final int TEN_TO_THE_EIGHTH = 100_000_000;

    /** A shorter passphrase would be found by trying. */
    private static final int SHORTEST_PASSPHRASE = 8;

    private final Stores stores;
    private final Configuration configuration;
    private final Secrets secrets;
    private final Escalating.Mail mail;
    private final LinkText text;
    private final Function<String, byte[]> fingerprint;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    /** Where links, codes and sessions are kept. */
    public record Stores(AgencyLinks links, LinkCodes codes, LinkSessions sessions, LinkLetters letters) {}

    /** @param fingerprint keyed: a code has few digits, and whoever reads the table must not find it by trying all */
    public Entering(
            Stores stores,
            Configuration configuration,
            Secrets secrets,
            Escalating.Mail mail,
            LinkText text,
            Function<String, byte[]> fingerprint,
            Clock clock) {
        this.stores = stores;
        this.configuration = configuration;
        this.secrets = secrets;
        this.mail = mail;
        this.text = text;
        this.fingerprint = fingerprint;
        this.clock = clock;
    }

    /** Looks and changes nothing; empty when the link is over, or never was one. */
    public Optional<Door> door(String token) {
        return stores.links()
                .find(token)
                .filter(link -> !link.over(clock.instant()))
                .flatMap(this::door);
    }

    private Optional<Door> door(AgencyLinks.Link link) {
        return reached(link).map(agency -> new Door(link, agency));
    }

    private Optional<Agency> reached(AgencyLinks.Link link) {
        return configuration.agency(link.agency()).filter(agency -> agency.endpoint() instanceof Endpoint.Link);
    }

    /** Until when no code is taken; empty when one is. */
    public Optional<Instant> lockedUntil(Door door) {
        return stores.codes().lockedUntil(door.link().id());
    }

    /** What came of asking for a code. */
    public enum Sent {
        SENT,
        /** Too many were asked for, or the link is locked. */
        NOT_NOW,
        MAIL_AWAY
    }

    /** Mails a code to the agency's other mailbox. */
    public Sent sendCode(Door door) {
        if (!(door.code() instanceof Endpoint.Code.ByMail byMail)) {
            return Sent.NOT_NOW;
        }
        String code = "%08d".formatted(random.nextInt(TEN_TO_THE_EIGHTH));
        if (!stores.codes().note(door.link(), hash(code))) {
            return Sent.NOT_NOW;
        }
        try {
            String typed = code.substring(0, 4) + " " + code.substring(4);
            mail.send(
                    byMail.to(),
                    "code-" + Integer.toHexString(random.nextInt()) + "-"
                            + door.link().id(),
                    "Code for the page of referrals",
                    text.code(typed, LinkCodes.LASTS));
            return Sent.SENT;
        } catch (NotCarried e) {
            LOG.warn("{}: a code could not be mailed: {}", door.agency().id(), e.getMessage());
            return Sent.MAIL_AWAY;
        }
    }

    /**
     * @param session what the browser keeps from now on; null unless the code was right
     */
    public record Entry(LinkCodes.Try outcome, String session) {}

    public Entry enter(Door door, String typed) {
        LinkCodes.Try outcome = door.code() instanceof Endpoint.Code.Agreed agreed
                ? stores.codes().tryAgreed(door.link(), isPassphrase(agreed, typed))
                : stores.codes().tryMailed(door.link(), hash(typed.replaceAll("\\s", "")));
        if (outcome == LinkCodes.Try.LOCKED) {
            LOG.warn(
                    "{}: {} is locked for {} minutes: five wrong codes; ring the agency, somebody may have its mail",
                    door.agency().id(),
                    Shown.AGENCY_LINK.of(door.link().id()),
                    LinkCodes.LOCKED.toMinutes());
        }
        return new Entry(
                outcome, outcome == LinkCodes.Try.RIGHT ? stores.sessions().open(door.link()) : null);
    }

    private byte[] hash(String code) {
        return fingerprint.apply("link code " + code);
    }

    /** Spelt in whatever case and spacing: it was said over the phone. */
    private boolean isPassphrase(Endpoint.Code.Agreed agreed, String typed) {
        try {
            String known = plain(secrets.find(agreed.secret()).orElse(""));
            if (known.length() < SHORTEST_PASSPHRASE) {
                LOG.warn(
                        "secret {}: expected a passphrase of {} characters or more, found {}: nobody can open the page",
                        agreed.secret(),
                        SHORTEST_PASSPHRASE,
                        known.isEmpty() ? "none" : "a shorter one");
                return false;
            }
            return MessageDigest.isEqual(bytes(known), bytes(plain(typed)));
        } catch (IOException e) {
            LOG.warn(
                    "secret {}: expected a readable file, found {}",
                    agreed.secret(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** True when this browser may look; changes nothing. */
    public boolean isIn(Door door, String session) {
        return stores.sessions().alive(session, door.agency().id());
    }

    /** The same, and it may look again for as long. */
    public boolean goesOn(Door door, String session) {
        return stores.sessions().seen(session, door.agency().id());
    }

    public void leave(String session) {
        stores.sessions().end(session);
    }

    /**
     * A new link to the mailbox to which the old one went, if there was one; the mail goes out later, so that nobody can
     * tell from how long this takes.
     */
    public void renew(String token) {
        stores.links()
                .find(token)
                .filter(link -> reached(link)
                        .map(agency -> ((Endpoint.Link) agency.endpoint()).to().equals(link.sentTo()))
                        .orElse(false))
                .ifPresent(stores.letters()::renew);
    }
}
