package uk.hailsham.hub.routes.securelink;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import uk.hailsham.hub.connectors.agency.SecureLinkCourier;
import uk.hailsham.hub.connectors.store.AgencyLinks;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/** Makes links and says where they lead. */
public final class Inviting implements SecureLinkCourier.Links {
    private final AgencyLinks links;
    private final Supplier<URI> base;
    private final Duration lasts;
    private final Clock clock;

    /** @param base asked at each link, since a demo learns its port late */
    public Inviting(AgencyLinks links, Supplier<URI> base, Duration lasts, Clock clock) {
        this.links = links;
        this.base = base;
        this.lasts = lasts;
        this.clock = clock;
    }

    @Override
    public SecureLinkCourier.Made make(Agency agency, UUID recipient) {
        String to = ((Endpoint.Link) agency.endpoint()).to();
        String token = links.make(agency.id(), recipient, to, lasts);
        return new SecureLinkCourier.Made(
                URI.create(base.get() + "/link/" + token), clock.instant().plus(lasts));
    }
}
