package uk.hailsham.hub.app.api;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.agency.Agency;

/**
 * How the interface tells an account of an agency. A school learns of a sensitive one neither name, id nor service (SI
 * 2007/2182), only a handle that stays the same; an agency that the configuration does not know any more counts as one.
 */
public final class AgencyNaming {
    private static final int HANDLE_BYTES = 8;
    private static final String UNNAMED = "additional service";

    private final Configuration configuration;
    private final Function<String, byte[]> fingerprint;

    /** @param fingerprint keyed, so that nobody finds a handle's agency by trying all of them */
    public AgencyNaming(Configuration configuration, Function<String, byte[]> fingerprint) {
        this.configuration = configuration;
        this.fingerprint = fingerprint;
    }

    boolean hides(SignedIn who, String agency) {
        return who.role() == Role.SCHOOL
                && configuration.agency(agency).map(Agency::sensitive).orElse(true);
    }

    /** The agency's id, or a handle instead. */
    String id(SignedIn who, String agency) {
        return hides(who, agency)
                ? "as-" + HexFormat.of().formatHex(Arrays.copyOf(fingerprint.apply("agency " + agency), HANDLE_BYTES))
                : agency;
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

    Agency.Contact contact(SignedIn who, Agency agency) {
        return hides(who, agency.id()) ? agency.outwardContact() : agency.contact();
    }
}
