package uk.hailsham.hub.routes.securelink;

import uk.hailsham.hub.connectors.store.AgencyLinks;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.identifier.Shown;

/** A link that still opens its page, and whose agency is still reached by one. */
public record Door(AgencyLinks.Link link, Agency agency) {
    public Endpoint.Code code() {
        return ((Endpoint.Link) agency.endpoint()).code();
    }

    /** True when it shows everything that is open at the agency. */
    public boolean everything() {
        return link.recipient() == null;
    }

    /** Who looks and answers here: a person of the agency, of whom no more is known. */
    Access access() {
        return new Access("agency " + agency.id(), Access.Role.AGENCY, "secure link " + source());
    }

    String source() {
        return Shown.AGENCY_LINK.of(link.id());
    }
}
