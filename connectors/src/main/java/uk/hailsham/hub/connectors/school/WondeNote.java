package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the last roll that was read whole.
 *
 * @param read when its reading began: what changed later is not in it
 * @param dropped when one last became a drop
 * @param sha256 of its pages
 */
record WondeNote(Instant read, Instant dropped, String sha256) {
    /** Empty when there is none, or none that can be read: then everything is fetched, which is harmless. */
    static Optional<WondeNote> in(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        try {
            return lines.size() == 3
                    ? Optional.of(new WondeNote(Instant.parse(lines.get(0)), Instant.parse(lines.get(1)), lines.get(2)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Path making = file.resolveSibling(file.getFileName() + ".part");
        Files.write(making, List.of(read.toString(), dropped.toString(), sha256));
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
