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
import java.util.UUID;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

/**
 * Posts a message to {@code $process-message} of the agency's server. The ids of a message and its conversation are the
 * same at each attempt, so that the server can know a repeat. What changes a referral is posted when the server has said
 * that it still has it as {@code active}.
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
        Sent sent = Sent.of(payload);
        FhirVerdict verdict = new FhirVerdict(
                FhirFailure.server(server.base()), sent.id(), payload.again(), payload.amends() != null);
        if (payload.amends() != null) {
            HttpAnswer before = read(server, payload, sent);
            if (!new FhirStanding(verdict.server(), sent.request(), sent.status()).open(before)) {
                return verdict.proof(before, clock.instant(), "stands there as " + sent.status());
            }
        }
        return verdict.of(servers.ask(server, () -> request(server, payload, sent)), clock.instant());
    }

    /** Whatever happens to a question has changed nothing: it may be asked again. */
    private HttpAnswer read(Endpoint.Fhir server, Payload payload, Sent sent) throws NotCarried {
        URI request = URI.create(server.base() + "/ServiceRequest/" + sent.request());
        try {
            return servers.ask(
                    server,
                    () -> addressed(server, HttpRequest.newBuilder(request))
                            .header("X-Request-ID", UUID.randomUUID().toString())
                            .header("X-Correlation-ID", payload.recipient().toString())
                            .GET());
        } catch (NotCarried e) {
            throw e.kind() == NotCarried.Kind.UNKNOWN
                    ? new NotCarried(NotCarried.Kind.LATER, e.getMessage(), e, e.pause())
                    : e;
        }
    }

    private static HttpRequest.Builder request(Endpoint.Fhir server, Payload payload, Sent sent) {
        HttpRequest.Builder request = addressed(
                        server, HttpRequest.newBuilder(URI.create(server.base() + "/$process-message")))
                .header("Content-Type", FhirServers.JSON)
                .header("X-Request-ID", sent.id())
                .header("X-Correlation-ID", payload.recipient().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload.body()));
        return payload.drill() ? request.header("X-Hub-Drill", "true") : request;
    }

    private static HttpRequest.Builder addressed(Endpoint.Fhir server, HttpRequest.Builder request) {
        request.header("Accept", FhirServers.JSON);
        return server.service() == null ? request : request.header("NHSD-Target-Identifier", target(server.service()));
    }

    /** Which service a BaRS proxy shall pass the message to: its system and value, JSON in Base64. */
    private static String target(String service) {
        int bar = service.indexOf('|');
        String json = JSON.valueToTree(Map.of("system", service.substring(0, bar), "value", service.substring(bar + 1)))
                .toString();
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What is sent, by its ids.
     *
     * @param request id of the ServiceRequest that the message is about
     * @param status the one that this request has in it
     */
    private record Sent(String id, String request, String status) {
        static Sent of(Payload payload) {
            try {
                JsonNode bundle = JSON.readTree(payload.body());
                JsonNode request = HttpAnswer.elements(bundle.path("entry"))
                        .map(entry -> entry.path("resource"))
                        .filter(part -> part.path("resourceType").asText().equals("ServiceRequest"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("expected a ServiceRequest, found none"));
                return new Sent(
                        bundle.required("id").asText(),
                        request.required("id").asText(),
                        request.required("status").asText());
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalArgumentException("expected a message in JSON with an id, about a request", e);
            }
        }
    }
}
