package uk.hailsham.hub.app.check;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.agency.KeyUnusable;
import uk.hailsham.hub.connectors.agency.MutualTls;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/** The certificates between the hub and agencies' FHIR servers: which of them somebody must see to. */
final class FhirKeysText {
    /** How long before its end a certificate is told of. */
    private static final Duration AHEAD = Duration.ofDays(30);

    private final Secrets secrets;
    private final ZoneId zone;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();
    private boolean usable = true;

    FhirKeysText(Configuration configuration, Secrets secrets, Instant now) throws IOException {
        this.secrets = secrets;
        this.zone = configuration.hub().zone();
        this.now = now;
        for (Agency agency : configuration.agencies()) {
            if (agency.endpoint() instanceof Endpoint.Fhir server) {
                look(agency, server);
            }
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** False when one of the certificates cannot be used. */
    boolean usable() {
        return usable;
    }

    private void look(Agency agency, Endpoint.Fhir server) throws IOException {
        if (server.trusted() != null) {
            tell(agency, "trusted", server.trusted());
        }
        if (server.certificate() != null) {
            Optional<String> chain = secrets.find(server.certificate().chain());
            if (chain.isPresent()) {
                tell(agency, "certificate", chain.get());
            }
        }
    }

    private void tell(Agency agency, String key, String pem) {
        try {
            Instant end = MutualTls.ends(pem);
            usable &= end.isAfter(now);
            boolean warns = !end.isAfter(now.plus(AHEAD));
            lines.add((warns ? "warning: " : "") + agency.id() + ": " + key + " of its FHIR server ends on "
                    + end.atZone(zone).toLocalDate() + (warns ? ": get the next one" : ""));
        } catch (KeyUnusable e) {
            usable = false;
            lines.add(agency.id() + ": " + key + ": " + e.getMessage());
        }
    }
}
