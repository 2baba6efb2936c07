package uk.hailsham.hub.app.api;

import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.Telling;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.SchoolNames;
import uk.hailsham.hub.domain.telling.Progress;

/**
 * How the interface tells an account of an agency. A school learns of a sensitive one neither name, id nor service (SI
 * 2007/2182), only a handle that stays the same; an agency that the configuration does not know any more counts as one.
 */
@Component
final class AgencyNaming {
    private static final String UNNAMED = "additional service";

    private final Configuration configuration;
    private final SchoolNames names;

    AgencyNaming(Configuration configuration, SchoolNames names) {
        this.configuration = configuration;
        this.names = names;
    }

    boolean hides(SignedIn who, String agency) {
        return who.role() == Role.SCHOOL && names.hides(agency);
    }

    /** The agency's id, or a handle instead. */
    String id(SignedIn who, String agency) {
        return hides(who, agency) ? names.of(agency) : agency;
    }

    String name(SignedIn who, String agency) {
        Optional<Agency> known = configuration.agency(agency);
        return hides(who, agency)
                ? known.map(Agency::outwardName).orElse(UNNAMED)
                : known.map(Agency::name).orElse(agency);
    }

    /** Null when the service would give a sensitive agency away, though the referral goes to its front door. */
    String service(SignedIn who, String service) {
        boolean open = configuration.agencies().stream()
                .filter(agency -> agency.offers(service))
                .map(Agency::id)
                .map(agency -> !hides(who, agency))
                .reduce(Boolean::logicalAnd)
                .orElse(who.role() != Role.SCHOOL);
        return open ? service : null;
    }

    /** What a school may follow: neither more than the front door lets it, nor than whoever stands behind. */
    Followed followed(SignedIn who, String agency, String service) {
        if (who.role() != Role.SCHOOL) {
            return new Followed(Progress.STATE);
        }
        Telling told = configuration.hub().subscriptions();
        return new Followed(configuration.agencies().stream()
                .filter(one -> one.id().equals(agency) || one.offers(service))
                .map(one -> told.of(one, service))
                .max(Comparator.naturalOrder())
                .orElse(Progress.NOTHING));
    }

    Agency.Contact contact(SignedIn who, Agency agency) {
        return hides(who, agency.id()) ? agency.outwardContact() : agency.contact();
    }
}
