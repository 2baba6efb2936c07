package uk.hailsham.hub.app.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.connectors.ground.Ports;

/** The packaged hub as a program of its own, started again by its keeper when it ends because its database is away. */
final class HubServer implements Server, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(40);

    /** The first stop of a fresh build writes the class archive last, which takes its time on a busy machine. */
    private static final int STOP_SECONDS = 180;

    /** As the demo's: it is killed before it has anything of what the second compiler does for days to come. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    /** The offset of a clock that is not turned. */
    static final String NOW = "PT0S";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;
    private final Path data;
    private final Path config;
    private final Map<String, String> environment;
    private final int port;
    private Process process;
    private int starts;

    /** @param folder gets the key and the log */
    HubServer(Path folder, Path data, Path config, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.data = data;
        this.config = config;
        this.environment = Map.copyOf(environment);
        this.port = Ports.free();
    }

    Path data() {
        return data;
    }

    Path log() {
        return folder.resolve("hub.log");
    }

    /** How often it was started, over all time. */
    int starts() {
        return starts;
    }

    @Override
    public void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("hub.home", "."), "hub")
                        .toAbsolutePath()
                        .toString(),
                "run",
                "--data",
                data().toString(),
                "--config",
                config.toString(),
                "--key",
                folder.resolve("master.key").toString(),
                "--clock",
                turned(NOW).toString(),
                "--port",
                String.valueOf(port)));
        builder.environment().put("HUB_AS_BUILT", "1");
        builder.environment().merge("HUB_JAVA_OPTS", SHORT_LIVED, (given, ours) -> given + " " + ours);
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        starts++;
    }

    /** A hub that ends while it starts is started again, as whoever keeps it running does. */
    @Override
    public void awaitUp() throws IOException, InterruptedException {
        boolean up = Waiting.until(PATIENCE, () -> {
            if (!process.isAlive()) {
                start();
            }
            return up();
        });
        if (!up) {
            throw new Refusal(Exit.FAILED, "the hub does not come up in " + PATIENCE.toSeconds() + " s; see " + log());
        }
    }

    /** HTTP status of its health; 0 when it does not answer in time. */
    int health() throws InterruptedException {
        try {
            return get("/actuator/health").statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether it answers that it lives. */
    boolean up() throws InterruptedException {
        try {
            return get("/actuator/health/liveness").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Stream<ProcessHandle> processes() {
        return process.isAlive() ? Stream.of(process.toHandle()) : Stream.empty();
    }

    /** Turns its clock, from now on or from its next start on. @return the file that says so */
    Path turned(String offset) throws IOException {
        Path making = Files.writeString(folder.resolve("clock.making"), "offset: " + offset + "\n");
        return Files.move(making, folder.resolve("clock"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Asked as the operator. */
    JsonNode ask(String path) throws IOException, InterruptedException {
        return json.readTree(asOperator(request(path)).body());
    }

    /** Done as the operator. @return HTTP status */
    int post(String path) throws IOException, InterruptedException {
        return asOperator(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode();
    }

    private HttpResponse<String> asOperator(HttpRequest.Builder request) throws IOException, InterruptedException {
        String account =
                "operator:" + Files.readString(data().resolve("first-password")).strip();
        String basic = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
        return http.send(
                request.header("Authorization", "Basic " + basic).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asked as nobody: whoever signs in needs the database. */
    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER)
                .GET();
    }

    /** @return whether it ended by itself after SIGTERM */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
