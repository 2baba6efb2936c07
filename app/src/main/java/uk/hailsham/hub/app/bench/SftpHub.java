package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.town.standin.SftpAgencies;

/** A hub whose agencies all have a folder on one stand-in server. */
final class SftpHub {
    /** Answers are not what is measured. */
    static final long NOBODY_ANSWERS_MILLIS = 86_400_000;

    private SftpHub() {}

    /** @param port of each agency, from 0 */
    static BenchHub start(
            Path folder, ConfigOption config, List<String> ids, SftpAgencies server, IntUnaryOperator port)
            throws IOException, GeneralSecurityException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.copy(server.hubKeyFile(), secrets.resolve("bench-key"));
        String hostKey = server.hostKey();
        return BenchHub.start(
                folder,
                config.folder(),
                BenchAgencies.like(
                        config.read(),
                        "sftp",
                        ids,
                        i -> new Endpoint.Sftp(
                                "127.0.0.1", port.applyAsInt(i), ids.get(i), hostKey, "bench-key", "in", "out")),
                Map.of("hub.secrets", secrets.toString()));
    }
}
