package uk.hailsham.hub.connectors.agency;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.NotCarried;

/** How a child's data may go to a mailbox: encrypted to the agency's key, or to a domain that is known to be secure; never otherwise. */
final class MailRules {
    private final List<String> plainTo;

    /** @param plainTo domains that may get mail as it is, those below them included */
    MailRules(List<String> plainTo) {
        this.plainTo = plainTo.stream().map(MailRules::lower).toList();
    }

    /** @return empty when the mail may go as it is */
    Optional<MailSeal> seal(Agency agency, Instant now) throws NotCarried {
        Endpoint.Email mailbox = (Endpoint.Email) agency.endpoint();
        if (mailbox.seal() == null) {
            // What is no mailbox at all is told so when the mail is written.
            if (MailAddress.plain(mailbox.to()) && !plainMayGo(mailbox.to())) {
                throw refused(
                        agency,
                        "expected a key of the agency (smime or pgp in agencies.yml) or a domain of plainTo in hub.yml,"
                                + " found neither: give one",
                        null);
            }
            return Optional.empty();
        }
        try {
            MailSeal seal = MailSeal.of(mailbox.seal());
            if (seal.ends().filter(end -> !end.isAfter(now)).isPresent()) {
                throw refused(
                        agency,
                        "expected a key that still holds, found one that ended on "
                                + seal.ends().get() + ": ask the agency for the next one",
                        null);
            }
            return Optional.of(seal);
        } catch (KeyUnusable e) {
            throw refused(agency, e.getMessage(), e);
        }
    }

    private boolean plainMayGo(String mailbox) {
        String domain = lower(mailbox.substring(mailbox.lastIndexOf('@') + 1));
        return plainTo.stream().anyMatch(known -> domain.equals(known) || domain.endsWith("." + known));
    }

    private static String lower(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }

    private static NotCarried refused(Agency agency, String why, Throwable cause) {
        return new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, agency.id() + ": " + why + "; nothing was sent", cause);
    }
}
