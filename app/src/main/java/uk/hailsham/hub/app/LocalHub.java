package uk.hailsham.hub.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import uk.hailsham.hub.app.tls.OneCertificate;
import uk.hailsham.hub.app.wiring.RunFile;

/** The hub that runs on a data folder, asked by a verb of the same user. */
public final class LocalHub {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final RunFile run;
    private final String reason;

    private LocalHub(RunFile run, String reason) {
        this.http = client(run);
        this.run = run;
        this.reason = reason;
    }

    /**
     * @param reason why its verb asks; for the audit
     * @throws Refusal when no hub runs there
     */
    public static LocalHub on(Path data, String reason) throws IOException {
        return new LocalHub(
                RunFile.read(data)
                        .orElseThrow(() -> new Refusal(
                                Exit.FAILED, "no hub runs on " + data + "; start it, or give --data another folder")),
                reason);
    }

    private static HttpClient client(RunFile run) {
        try {
            HttpClient.Builder client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
            return (run.certificate() == null ? client : client.sslContext(OneCertificate.trusting(run.certificate())))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new Refusal(Exit.FAILED, "the certificate in run.json cannot be read; start the hub again");
        }
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public JsonNode post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(run.url() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + run.token())
                .header("X-Access-Reason", reason);
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (SSLException e) {
            throw new Refusal(
                    Exit.FAILED,
                    "expected at " + run.url()
                            + " the certificate that the hub wrote into run.json, found another, or none");
        }
    }

    /** @throws Refusal with what the hub said */
    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = answer(request.build());
        JsonNode answer = response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
        if (response.statusCode() >= 300) {
            throw new Refusal(
                    response.statusCode() >= 500 ? Exit.INTERNAL : Exit.REFUSED,
                    answer.path("detail").asText("the hub said " + response.statusCode()));
        }
        return answer;
    }
}
