package uk.hailsham.hub.app.api;

import org.springframework.security.access.AccessDeniedException;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.domain.access.Access.Role;

/** Who acts for the partnership on what was sent. */
final class Coordinators {
    private Coordinators() {}

    /** @throws AccessDeniedException for a school and for who reads the audit */
    static void require(SignedIn who) {
        if (who.role() != Role.OPERATOR && who.role() != Role.INDEX_TEAM) {
            throw new AccessDeniedException("expected an operator or the index team");
        }
    }
}
