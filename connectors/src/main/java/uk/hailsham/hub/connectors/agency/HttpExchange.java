package uk.hailsham.hub.connectors.agency;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.connectors.http.BoundedBody;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.NotCarried;

/** One request and its answer, within a time and a size; no redirect is followed, since it could lead anywhere. */
final class HttpExchange {
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private final Secrets secrets;
    private final Duration patience;
    private final Map<Endpoint.Fhir, Connection> connections = new ConcurrentHashMap<>();

    /** @param patience from beginning to end */
    HttpExchange(Secrets secrets, Duration patience) {
        this.secrets = secrets;
        this.patience = patience;
    }

    /** @param texts what the client was made of: when a secret is another, so is the client */
    private record Connection(int texts, HttpClient client) {}

    HttpAnswer send(Endpoint.Fhir server, HttpRequest.Builder request) throws NotCarried {
        HttpRequest whole = request.timeout(patience).build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client(server).sendAsync(whole, info -> new BoundedBody(LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new HttpAnswer(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
            throw FhirFailure.of(whole.uri(), e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw FhirFailure.of(whole.uri(), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw FhirFailure.of(whole.uri(), e);
        }
    }

    private HttpClient client(Endpoint.Fhir server) throws NotCarried {
        Endpoint.ClientCertificate shown = server.certificate();
        String chain = shown == null ? null : secret(shown.chain());
        String key = shown == null ? null : secret(shown.key());
        int texts = Arrays.hashCode(new Object[] {chain, key});
        Connection known = connections.get(server);
        if (known != null && known.texts() == texts) {
            return known.client();
        }
        try {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(patience.dividedBy(3))
                    .sslContext(MutualTls.context(chain, key, server.trusted()))
                    .build();
            connections.put(server, new Connection(texts, client));
            return client;
        } catch (KeyUnusable e) {
            throw new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, e.getMessage(), e);
        }
    }

    /** @throws NotCarried when nobody has given the secret */
    String secret(String name) throws NotCarried {
        try {
            return secrets.find(Objects.requireNonNull(name))
                    .orElseThrow(() -> new NotCarried(
                            NotCarried.Kind.NEEDS_A_PERSON, "expected the secret " + name + ", found none", null));
        } catch (IOException e) {
            throw new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, "the secret " + name + " cannot be read", e);
        }
    }
}
