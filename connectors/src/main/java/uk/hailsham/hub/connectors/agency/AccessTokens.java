package uk.hailsham.hub.connectors.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.NotCarried;

/** Tokens by OAuth 2 client credentials (RFC 6749, section 4.4), each kept until shortly before it ends. */
final class AccessTokens {
    /** As RFC 6750 lets one be written, which cannot break out of a header. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,8192}=*");

    /** Of a server that does not say: the next use asks anew. */
    private static final long UNSAID_SECONDS = 60;

    private static final long LONGEST_SECONDS = Duration.ofHours(24).toSeconds();
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final int TOO_MANY = 429;

    private final HttpExchange exchange;
    private final Clock clock;
    private final Map<Endpoint.Fhir, Kept> kept = new ConcurrentHashMap<>();

    /** @param clock of the world: the server knows no other */
    AccessTokens(HttpExchange exchange, Clock clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    private record Kept(String token, Instant until) {}

    String of(Endpoint.Fhir server) throws NotCarried {
        Kept known = kept.get(server);
        if (known == null || !clock.instant().isBefore(known.until())) {
            known = fetched(server);
            kept.put(server, known);
        }
        return known.token();
    }

    /** The server takes it no longer. */
    void forget(Endpoint.Fhir server) {
        kept.remove(server);
    }

    private Kept fetched(Endpoint.Fhir server) throws NotCarried {
        HttpAnswer answer = asked(server);
        JsonNode json = answer.json();
        String token = json.path("access_token").asText();
        if (answer.status() == 200 && TOKEN.matcher(token).matches()) {
            long seconds = Math.min(json.path("expires_in").asLong(UNSAID_SECONDS), LONGEST_SECONDS);
            return new Kept(token, clock.instant().plusSeconds(seconds).minus(EARLY));
        }
        boolean later = answer.status() >= 500 || answer.status() == TOO_MANY;
        throw new NotCarried(
                later ? NotCarried.Kind.LATER : NotCarried.Kind.NEEDS_A_PERSON,
                FhirFailure.server(server.token().url()) + ": expected a token for clientId "
                        + server.token().clientId() + ", found status " + answer.status()
                        + (later
                                ? ""
                                : ": look at clientId and the secret "
                                        + server.token().secret()),
                null,
                answer.pause());
    }

    /** Without a token the referral has certainly not left. */
    private HttpAnswer asked(Endpoint.Fhir server) throws NotCarried {
        Endpoint.Token token = server.token();
        String login = encoded(token.clientId()) + ":"
                + encoded(exchange.secret(token.secret()).strip());
        HttpRequest.Builder request = HttpRequest.newBuilder(token.url())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"));
        try {
            return exchange.send(server, request);
        } catch (NotCarried e) {
            throw e.kind() == NotCarried.Kind.UNKNOWN ? new NotCarried(NotCarried.Kind.LATER, e.getMessage(), e) : e;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
