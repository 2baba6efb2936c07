package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.connectors.ground.Ports;

/** The broker as a program of its own, its journal on disk and synced. */
final class BrokerServer implements Server, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Path log;
    private final int port;
    private Process process;

    BrokerServer(Path folder, Path log) throws IOException {
        this.folder = folder;
        this.log = log;
        this.port = Ports.free();
    }

    @Override
    public void start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                String.valueOf(port),
                folder.toString());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    @Override
    public void awaitUp() throws IOException, InterruptedException {
        if (!Waiting.until(PATIENCE, () -> Ports.answers(port))) {
            throw new Refusal(Exit.FAILED, "the broker does not answer; see " + log);
        }
    }

    /** A broker that cannot write its journal stops, and its program stays. */
    boolean answers() {
        return Ports.answers(port);
    }

    @Override
    public Stream<ProcessHandle> processes() {
        return process.toHandle().isAlive() ? Stream.of(process.toHandle()) : Stream.empty();
    }

    Map<String, String> settings() {
        return Map.of(
                "HUB_BROKER_URL", "tcp://127.0.0.1:" + port,
                "HUB_BROKER_USER", BrokerMain.USER,
                "HUB_BROKER_PASSWORD", BrokerMain.PASSWORD);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
