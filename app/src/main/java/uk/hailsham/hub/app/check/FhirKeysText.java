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

/** The certificates between the hub and agencies' FHIR and HL7 servers: which of them somebody must see to. */
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
                look(agency, "FHIR server", server.trusted(), server.certificate());
            } else if (agency.endpoint() instanceof Endpoint.Hl7 server) {
                look(agency, "HL7 server", server.trusted(), server.certificate());
                if (server.caller() != null) {
                    tell(agency, "caller", "HL7 system", server.caller());
                }
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

    private void look(Agency agency, String server, String trusted, Endpoint.ClientCertificate certificate)
            throws IOException {
        if (trusted != null) {
            tell(agency, "trusted", server, trusted);
        }
        if (certificate != null) {
            Optional<String> chain = secrets.find(certificate.chain());
            if (chain.isPresent()) {
                tell(agency, "certificate", server, chain.get());
            }
        }
    }

    private void tell(Agency agency, String key, String whose, String pem) {
        try {
            Instant end = MutualTls.ends(pem);
            usable &= end.isAfter(now);
            boolean warns = !end.isAfter(now.plus(AHEAD));
            lines.add((warns ? "warning: " : "") + agency.id() + ": " + key + " of its " + whose + " ends on "
                    + end.atZone(zone).toLocalDate() + (warns ? ": get the next one" : ""));
        } catch (KeyUnusable e) {
            usable = false;
            lines.add(agency.id() + ": " + key + ": " + e.getMessage());
        }
    }
}
