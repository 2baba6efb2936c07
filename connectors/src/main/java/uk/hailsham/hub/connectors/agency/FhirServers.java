package uk.hailsham.hub.connectors.agency;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.NotCarried;

/** Asks agencies' FHIR servers, with the leave that each wants. */
public final class FhirServers {
    static final String JSON = "application/fhir+json";
    private static final int UNAUTHORIZED = 401;

    private final HttpExchange exchange;
    private final AccessTokens tokens;

    /**
     * @param patience how long one request may take
     * @param world the clock by which tokens end, which is never the demo's
     */
    public FhirServers(Secrets secrets, Duration patience, Clock world) {
        this.exchange = new HttpExchange(secrets, patience);
        this.tokens = new AccessTokens(exchange, world);
    }

    /** @param request makes the request anew: a token that ended before its time is fetched again, once */
    HttpAnswer ask(Endpoint.Fhir server, Supplier<HttpRequest.Builder> request) throws NotCarried {
        if (server.token() == null) {
            return exchange.send(server, request.get());
        }
        HttpAnswer answer = exchange.send(server, permitted(server, request.get()));
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        tokens.forget(server);
        return exchange.send(server, permitted(server, request.get()));
    }

    private HttpRequest.Builder permitted(Endpoint.Fhir server, HttpRequest.Builder request) throws NotCarried {
        return request.header("Authorization", "Bearer " + tokens.of(server));
    }
}
