package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A drop taken out of its inbox: a folder named by the drop's id, so that after a crash the same drop is claimed under
 * the same id again.
 *
 * @param folder holds the sender's files and is deleted when their bytes are in the vault
 */
public record ClaimedDrop(UUID id, Path folder) {

    /** The files of the drop by name; a link or a folder within is not a file and is left out. */
    public List<Path> files() {
        try (Stream<Path> walk = Files.walk(folder, 2)) {
            return walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the sender finished writing the last file. */
    public Instant writtenAt() {
        return files().stream()
                .map(path -> path.toFile().lastModified())
                .max(Comparator.naturalOrder())
                .map(Instant::ofEpochMilli)
                .orElse(Instant.EPOCH);
    }

    /** Removes the plain bytes; called when the vault holds them. */
    public void delete() {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
