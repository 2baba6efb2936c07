package uk.hailsham.hub.connectors.ground;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that is made whole or not at all, by the first of several hubs that want it; all read the same. */
public final class OnceMade {
    private OnceMade() {}

    /** What the bytes of a new one are. */
    @FunctionalInterface
    public interface Making {
        byte[] bytes() throws IOException;
    }

    public static byte[] readOrMake(Path file, Making making) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
            Files.write(beside, making.bytes());
            try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            try {
                Files.createLink(file, beside);
            } catch (FileAlreadyExistsException e) {
                // Another hub was faster: its file is as good.
            } finally {
                Files.delete(beside);
            }
        }
        return Files.readAllBytes(file);
    }
}
