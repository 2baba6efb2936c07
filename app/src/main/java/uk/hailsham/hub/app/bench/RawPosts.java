package uk.hailsham.hub.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import uk.hailsham.hub.town.standin.FhirAgencies;

/**
 * Messages posted to a FHIR server by nothing but the JDK's client, over connections that stay open, with the certificate
 * and the token that the hub shows.
 *
 * @param tls of the client
 */
record RawPosts(FhirAgencies server, SSLContext tls) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    /**
     * A connection for each desk; each message has an id of its own, for a server refuses one that it has.
     *
     * @param id of the message
     * @param body in which the id stands
     * @return seconds
     */
    double send(List<String> desks, int count, String id, byte[] body) throws IOException, InterruptedException {
        String text = new String(body, StandardCharsets.UTF_8);
        return Sessions.send(desks, count, desk -> connect(desk, id, text));
    }

    private Sessions.Session connect(String desk, String id, String text) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
        URI address = URI.create(server.base(desk) + "/$process-message");
        return new Connection(client, address, token(client), id, text);
    }

    private String token(HttpClient client) throws IOException, InterruptedException {
        String login = FhirAgencies.CLIENT + ":" + server.secret();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofByteArray()).body())
                .required("access_token")
                .asText();
    }

    private record Connection(HttpClient client, URI address, String token, String id, String text)
            implements Sessions.Session {
        @Override
        public void send(int number) throws IOException, InterruptedException {
            String own = UUID.randomUUID().toString();
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/fhir+json")
                    .header("Accept", "application/fhir+json")
                    .header("Authorization", "Bearer " + token)
                    .header("X-Request-ID", own)
                    .header("X-Correlation-ID", own)
                    .POST(BodyPublishers.ofString(text.replace(id, own)))
                    .build();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new IOException("expected status 200 from the FHIR server, found " + answer.statusCode());
            }
        }

        /** The JDK's client of this age ends with whoever used it. */
        @Override
        public void close() {
            // nothing to close
        }
    }
}
