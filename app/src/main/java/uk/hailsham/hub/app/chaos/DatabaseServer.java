package uk.hailsham.hub.app.chaos;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.app.wiring.Binaries;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.EmbeddedPostgres;
import uk.hailsham.hub.connectors.database.EmbeddedPostgres.Durability;
import uk.hailsham.hub.connectors.ground.Ports;

/** PostgreSQL from the packaged programs, at one port for all its lives; for the hub it is somebody else's. */
final class DatabaseServer implements Server, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    DatabaseServer(Path folder) throws IOException {
        this.folder = folder;
        this.port = Ports.free();
    }

    /** Returns when it answers: a start after a kill first recovers what was committed. */
    @Override
    public void start() throws IOException {
        server = EmbeddedPostgres.start(Binaries.folder(folder), folder, Durability.DURABLE, port);
    }

    @Override
    public void awaitUp() throws InterruptedException {
        Waiting.until(PATIENCE, () -> Ports.answers(port));
    }

    @Override
    public Stream<ProcessHandle> processes() throws IOException {
        return server.process().stream().flatMap(first -> Stream.concat(Stream.of(first), first.descendants()));
    }

    /** kill -9 of the first process alone: the others see that they are orphans and end. */
    void killFirst() throws IOException {
        for (ProcessHandle first : processes().limit(1).toList()) {
            List<ProcessHandle> orphans = first.descendants().toList();
            first.destroyForcibly();
            first.onExit().join();
            orphans.forEach(orphan -> orphan.onExit().join());
        }
    }

    boolean runs() throws IOException {
        return server.process().isPresent();
    }

    DatabaseAccess access() {
        return server.hub();
    }

    /** One connection that is kept, and opened again when it broke: a new one costs more than what it is asked. */
    HikariDataSource looks() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(access().url());
        config.setUsername(access().user());
        config.setPassword(access().password());
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(ANSWERS_WITHIN.toMillis());
        config.setPoolName("looks");
        return new HikariDataSource(config);
    }

    Map<String, String> settings() {
        return Map.of(
                "HUB_DATABASE_URL", server.owner().url(),
                "HUB_DATABASE_OWNER", server.owner().user(),
                "HUB_DATABASE_OWNER_PASSWORD", server.owner().password(),
                "HUB_DATABASE_USER", server.hub().user(),
                "HUB_DATABASE_PASSWORD", server.hub().password());
    }

    @Override
    public void close() {
        server.close();
    }
}
