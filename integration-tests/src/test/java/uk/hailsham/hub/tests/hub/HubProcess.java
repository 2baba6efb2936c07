package uk.hailsham.hub.tests.hub;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import uk.hailsham.hub.connectors.ground.Ports;

/** The packaged hub as a process of its own, seen from outside. */
public final class HubProcess {
    private static final Path COMMAND = Path.of("..", "hub").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LAST_LINES = 12;
    /** A test's hub lives for a minute: what the second compiler does for days to come is a third of the work of its start. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Path log;
    private final int port;
    private Process process;
    private HttpClient http;

    private HubProcess(List<String> arguments, Map<String, String> environment, Path log, int port) {
        this.arguments = arguments;
        this.environment = environment;
        this.log = log;
        this.port = port;
        this.http = client();
    }

    /** Over TLS where the hub was given a certificate; nothing but that is trusted. */
    private HttpClient client() {
        String certificate = environment.get("HUB_TLS_CERTIFICATE");
        if (certificate == null) {
            return HttpClient.newHttpClient();
        }
        try (InputStream pem = Files.newInputStream(Path.of(certificate))) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "hub", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(tls).build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts the certificate as it is now. */
    public void meetAgain() {
        http = client();
    }

    /** Sends it a signal, such as STOP and CONT. */
    public void signal(String name) throws IOException, InterruptedException {
        int said = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (said != 0) {
            throw new IOException("expected to send " + name + ", kill said " + said);
        }
    }

    /** @param verb and its arguments; {@code --port} is added */
    public static HubProcess of(Path log, Map<String, String> environment, String... verb) {
        int port = Ports.free();
        List<String> arguments = new ArrayList<>(List.of(COMMAND.toString()));
        arguments.addAll(List.of(verb));
        arguments.addAll(List.of("--port", String.valueOf(port)));
        return new HubProcess(arguments, environment, log, port);
    }

    /** Once for all: most hubs of the tests are killed, and only one that ends by itself leaves an archive of its classes. */
    private static final class QuickStarts {
        static {
            try {
                ProcessBuilder archive = new ProcessBuilder(COMMAND.toString(), "archive").inheritIO();
                surround(archive.environment(), Map.of());
                archive.start().waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void prepare() {
            // Being asked is enough.
        }
    }

    public void start() {
        QuickStarts.prepare();
        try {
            ProcessBuilder builder = new ProcessBuilder(arguments);
            surround(builder.environment(), environment);
            builder.environment().putIfAbsent("HUB_LINK_BASE", url());
            // Results go to stdout; what the hub logs goes to stderr.
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(out().toFile()));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void surround(Map<String, String> surroundings, Map<String, String> asked) {
        surroundings.put("HUB_AS_BUILT", "1");
        surroundings.putAll(asked);
        surroundings.merge("HUB_JAVA_OPTS", SHORT_LIVED, (given, ours) -> given + " " + ours);
    }

    /** What a verb that ends by itself says on stdout. */
    static String says(String... verb) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(COMMAND.toString()));
        arguments.addAll(List.of(verb));
        ProcessBuilder builder = new ProcessBuilder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("HUB_AS_BUILT", "1");
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Until it answers that it lives. */
    public void awaitUp() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "the hub ended with " + process.exitValue() + "; its last lines:\n" + end());
            }
            return up();
        });
    }

    private String end() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private boolean up() {
        try {
            return get("/actuator/health/liveness", null).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** kill -9: nothing is ended, nothing is said. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, and waiting for the end. @return the exit code */
    public int stop() throws InterruptedException {
        return stop(Duration.ofMinutes(3));
    }

    /** The same for one that has nothing to end first. */
    int stop(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "the hub did not stop in " + patience + "; what its threads do:\n" + lastWords());
        }
        return process.exitValue();
    }

    /** Asks the JVM for its threads, which it prints, and ends it. */
    private String lastWords() throws InterruptedException {
        try {
            signal("QUIT");
            process.waitFor(2, TimeUnit.SECONDS);
            process.destroyForcibly();
            return Files.readString(out());
        } catch (IOException e) {
            process.destroyForcibly();
            return e.getMessage();
        }
    }

    private Path out() {
        return log.resolveSibling(log.getFileName() + ".out");
    }

    /** What a verb that ends by itself said. */
    public record Said(int exit, String out, String err) {}

    /** Runs a verb to its end. */
    public static Said say(Map<String, String> environment, String... verb) {
        return say(PATIENCE, environment, verb);
    }

    /** The same for a verb that takes long. */
    public static Said say(Duration patience, Map<String, String> environment, String... verb) {
        try {
            Path out = Files.createTempFile("hub", ".out");
            Path err = Files.createTempFile("hub", ".err");
            List<String> command = new ArrayList<>(List.of(COMMAND.toString()));
            command.addAll(List.of(verb));
            ProcessBuilder builder = new ProcessBuilder(command);
            surround(builder.environment(), environment);
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new IllegalStateException(
                        "the verb did not end: " + String.join(" ", verb) + "\n" + Files.readString(err));
            }
            Said said = new Said(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return (environment.containsKey("HUB_TLS_CERTIFICATE") ? "https" : "http") + "://127.0.0.1:" + port;
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    /** @param account {@code name:password}, or null for nobody */
    public HttpResponse<String> get(String path, String account) {
        return send(request(path, account).GET());
    }

    public HttpResponse<String> post(String path, String account, String json) {
        return post(path, account, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> post(String path, String account, String contentType, byte[] body) {
        return send(request(path, account)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public JsonNode json(String path, String account) {
        try {
            return new ObjectMapper().readTree(get(path, account).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path, String account) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(120));
        return account == null
                ? request
                : request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
