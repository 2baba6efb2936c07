package uk.hailsham.hub.routes.securelink;

import java.time.DayOfWeek;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.agency.LinkText;
import uk.hailsham.hub.connectors.agency.SecureLinkCourier;
import uk.hailsham.hub.connectors.store.AgencyReferrals;
import uk.hailsham.hub.connectors.store.LinkLetters;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.telling.Weekly;
import uk.hailsham.hub.routes.referral.Escalating;

/** Writes the weekly mail of each agency that is reached by link, and mails instead of links that are over. */
public final class Writing {
    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);
    private static final int AT_ONCE = 50;

    private final LinkLetters letters;
    private final AgencyReferrals referrals;
    private final SecureLinkCourier.Links links;
    private final Escalating.Mail mail;
    private final LinkText text;
    private final Configuration configuration;

    public Writing(
            LinkLetters letters,
            AgencyReferrals referrals,
            SecureLinkCourier.Links links,
            Escalating.Mail mail,
            LinkText text,
            Configuration configuration) {
        this.letters = letters;
        this.referrals = referrals;
        this.links = links;
        this.mail = mail;
        this.text = text;
        this.configuration = configuration;
    }

    /** What is due now. A mail may go out twice after a crash, under one Message-ID; it is never left out. */
    public void tell() {
        Set<String> ahead = letters.ahead();
        configuration.agencies().stream()
                .filter(agency -> agency.endpoint() instanceof Endpoint.Link)
                .filter(agency -> !ahead.contains(agency.id()))
                .forEach(this::week);
        letters.due(AT_ONCE).forEach(this::write);
    }

    private void week(Agency agency) {
        Weekly monday = new Weekly(
                DayOfWeek.MONDAY,
                configuration.hub().link().weeklyAt(),
                configuration.hub().zone());
        letters.whenDue(
                agency.id(), monday, () -> !referrals.open(agency.id(), 1).isEmpty());
    }

    /** The weekly mail out of turn; empty when the agency is not reached by link. */
    public Optional<UUID> now(String agency, Access access) {
        return reached(agency).map(found -> letters.now(found.id(), access));
    }

    private Optional<Agency> reached(String id) {
        return configuration.agency(id).filter(agency -> agency.endpoint() instanceof Endpoint.Link);
    }

    private void write(LinkLetters.Letter letter) {
        Agency agency = reached(letter.agency()).orElse(null);
        if (agency == null) {
            letters.dropped(letter.id());
            return;
        }
        try {
            SecureLinkCourier.Made link = links.make(agency, letter.recipient());
            boolean weekly = letter.kind() == LinkLetters.Kind.WEEKLY;
            mail.send(
                    ((Endpoint.Link) agency.endpoint()).to(),
                    "letter-" + letter.id(),
                    weekly ? "Referrals that are open at your agency" : "A new link to your referrals",
                    weekly
                            ? text.weekly(agency, link.address(), link.until())
                            : text.renewed(agency, link.address(), link.until()));
            letters.sent(letter.id());
        } catch (NotCarried e) {
            LOG.warn("{}: a link could not be mailed, it is tried again: {}", agency.id(), e.getMessage());
            letters.notSent(letter.id());
        }
    }
}
