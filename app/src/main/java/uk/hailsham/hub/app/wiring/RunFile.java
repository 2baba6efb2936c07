package uk.hailsham.hub.app.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import uk.hailsham.hub.connectors.database.DatabaseAccess;

/**
 * Where a running hub is reached, in {@code run.json} of its data folder, readable by its own user alone.
 *
 * @param url of the hub for this machine, with its port
 * @param certificate that the hub shows, in PEM; null where it answers in the clear
 * @param shared where vault, seals and anchors lie
 * @param token lets its bearer act as the local operator, as long as this hub runs
 */
public record RunFile(
        String url,
        int port,
        String certificate,
        long pid,
        String shared,
        String token,
        String databaseUrl,
        String databaseUser,
        String databasePassword) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static RunFile of(FrontDoor door, int port, String token, Path shared, DatabaseAccess access) throws IOException {
        return new RunFile(
                door.url(port),
                port,
                door.pem(),
                ProcessHandle.current().pid(),
                shared.toString(),
                token,
                access.url(),
                access.user(),
                access.password());
    }

    /** Of the hub that runs on this data folder; empty when none does. */
    public static Optional<RunFile> read(Path data) throws IOException {
        Path file = data.resolve("run.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(JSON.readValue(file.toFile(), RunFile.class))
                .filter(run ->
                        ProcessHandle.of(run.pid()).map(ProcessHandle::isAlive).orElse(false));
    }

    @Override
    public String toString() {
        return "RunFile[port " + port + ", process " + pid + "]";
    }

    String json() throws IOException {
        return JSON.writeValueAsString(this);
    }

    public DatabaseAccess database() {
        return new DatabaseAccess(databaseUrl, databaseUser, databasePassword);
    }
}
