package uk.hailsham.hub.connectors.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

/**
 * Posts a message to {@code $process-message} of the agency's server. The ids of a message and its conversation are the
 * same at each attempt, so that the server can know a repeat.
 *
 * <p>A server's {@code ok} is a machine's word that the message is there, as a size seen on an SFTP server is: {@code
 * transport-proved}. It must not be {@code acknowledged}, which ends the wait for the agency's own first word.
 */
public final class FhirCourier implements Courier {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FhirServers servers;
    private final Clock clock;

    public FhirCourier(FhirServers servers, Clock clock) {
        this.servers = servers;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "fhir";
    }

    @Override
    public Rung highestRung() {
        return Rung.TRANSPORT_PROVED;
    }

    @Override
    public Proof carry(Agency agency, Payload payload) throws NotCarried {
        if (!payload.attachments().isEmpty()) {
            throw new NotCarried(
                    NotCarried.Kind.NEEDS_A_PERSON,
                    agency.id() + ": expected no papers, which a FHIR message does not carry, found "
                            + payload.attachments().size(),
                    null);
        }
        Endpoint.Fhir server = (Endpoint.Fhir) agency.endpoint();
        String message = message(payload);
        HttpAnswer answer = servers.ask(server, () -> request(server, payload, message));
        return new FhirVerdict(FhirFailure.server(server.base()), message, payload.again(), payload.amends() != null)
                .of(answer, clock.instant());
    }

    private static HttpRequest.Builder request(Endpoint.Fhir server, Payload payload, String message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + "/$process-message"))
                .header("Content-Type", FhirServers.JSON)
                .header("Accept", FhirServers.JSON)
                .header("X-Request-ID", message)
                .header("X-Correlation-ID", payload.recipient().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload.body()));
        if (payload.drill()) {
            request.header("X-Hub-Drill", "true");
        }
        return server.service() == null ? request : request.header("NHSD-Target-Identifier", target(server.service()));
    }

    /** Which service a BaRS proxy shall pass the message to: its system and value, JSON in Base64. */
    private static String target(String service) {
        int bar = service.indexOf('|');
        String json = JSON.valueToTree(Map.of("system", service.substring(0, bar), "value", service.substring(bar + 1)))
                .toString();
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String message(Payload payload) {
        try {
            JsonNode bundle = JSON.readTree(payload.body());
            return bundle.required("id").asText();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("expected a message in JSON with an id", e);
        }
    }
}
