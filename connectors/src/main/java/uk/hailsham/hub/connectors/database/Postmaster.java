package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A server that runs on a data directory, as its {@code postmaster.pid} tells. */
record Postmaster(ProcessHandle process, int port) {
    private static final int PORT_LINE = 3;

    /**
     * The live server of this directory: one that a killed hub left behind. The pid file of a dead one stays: by it a new
     * server finds out whether processes of the dead one still write to the directory. Only when its number has gone to
     * another program, which a new server would take for the old one, is it removed.
     */
    static Optional<Postmaster> of(Path directory) throws IOException {
        Path file = directory.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        Optional<ProcessHandle> process = lines.isEmpty() ? Optional.empty() : alive(lines.get(0));
        if (process.isEmpty()) {
            return Optional.empty();
        }
        if (!isServer(process.get())) {
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        int port =
                lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
        return Optional.of(new Postmaster(process.get(), port));
    }

    private static Optional<ProcessHandle> alive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive);
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info().command().map(c -> c.endsWith("/postgres")).orElse(false);
    }
}
