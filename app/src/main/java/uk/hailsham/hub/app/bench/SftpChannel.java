package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.town.standin.SftpAgencies;

/** Files on an SFTP server, where the hub takes more care than to write them: so does the second floor. */
record SftpChannel(List<String> agencies, SftpAgencies server, RawUploads raw) implements Channel {
    static Channel open(Path folder, ConfigOption config, List<String> agencies)
            throws IOException, GeneralSecurityException {
        SftpAgencies server = SftpAgencies.start(folder, agencies, 0, SftpHub.NOBODY_ANSWERS_MILLIS);
        return new SftpChannel(agencies, server, new RawUploads(server.port(), server.hubKeyFile()));
    }

    @Override
    public BenchHub hub(Path folder, ConfigOption config) throws IOException, GeneralSecurityException {
        return SftpHub.start(folder, config, agencies, server, i -> server.port());
    }

    @Override
    public int arrived() throws IOException {
        int arrived = 0;
        for (String agency : agencies) {
            arrived += ours(agency).size();
        }
        return arrived;
    }

    @Override
    public List<Floor> floors(BenchHub hub) throws IOException {
        byte[] file = Files.readAllBytes(ours(agencies.get(0)).get(0));
        return List.of(
                new Floor("(a) raw", count -> raw.put(agencies, count, file, RawUploads.Way.RAW)),
                new Floor("(b) safe", count -> raw.put(agencies, count, file, RawUploads.Way.SAFE)));
    }

    private List<Path> ours(String agency) throws IOException {
        Path folder = server.inFolder(agency);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().startsWith("rc-"))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        raw.close();
        server.close();
    }
}
