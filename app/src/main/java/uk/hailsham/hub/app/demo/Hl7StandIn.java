package uk.hailsham.hub.app.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.ground.Ports;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.town.standin.MllpAgencies;

/**
 * The patient system of the agencies that have HL7, and where it finds the hub.
 *
 * @param door the port of the hub's own door
 */
record Hl7StandIn(MllpAgencies system, int door) implements AutoCloseable {
    /** @param takes how long somebody there thinks about a referral */
    static Hl7StandIn start(Duration takes) throws IOException {
        int door = Ports.free();
        MllpAgencies system = MllpAgencies.start(0);
        system.staff(takes, door);
        return new Hl7StandIn(system, door);
    }

    /** Under the names that the configuration has. */
    String endpoints(Configuration configuration) {
        return configuration.agencies().stream()
                .filter(agency -> agency.endpoint() instanceof Endpoint.Hl7)
                .map(this::endpoint)
                .collect(Collectors.joining());
    }

    private String endpoint(Agency agency) {
        Endpoint.Hl7 agreed = (Endpoint.Hl7) agency.endpoint();
        return "%s: {host: 127.0.0.1, port: %d, plain: true, application: %s, facility: %s, mode: %s}%n"
                .formatted(
                        agency.id(),
                        system.port(),
                        agreed.names().application(),
                        agreed.names().facility(),
                        agreed.enhanced() ? "enhanced" : "original");
    }

    @Override
    public void close() throws IOException {
        system.close();
    }
}
