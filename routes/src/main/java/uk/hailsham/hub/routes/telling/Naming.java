package uk.hailsham.hub.routes.telling;

import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.SchoolNames;

/** How files for schools name agencies: a sensitive one by a handle and without its name. */
record Naming(Configuration configuration, SchoolNames names) {
    private static final Agency.Contact NOBODY = new Agency.Contact(null, null, null);
    private static final String UNNAMED = "additional service";

    String id(String agency) {
        return names.of(agency);
    }

    String name(String agency) {
        return configuration.agency(agency).map(Agency::outwardName).orElse(UNNAMED);
    }

    /** Whom to ring, never null; without a name where that would tell which one it is. */
    Agency.Contact contact(String agency) {
        return configuration.agency(agency).map(Agency::outwardContact).orElse(NOBODY);
    }
}
