package uk.hailsham.hub.connectors.ground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * The folder of inboxes, outboxes and vault, on which several nodes may work; of a hub that is alone, its data folder.
 *
 * @param id the same for every node, under whatever path it sees the folder
 */
public record SharedFolder(Path path, UUID id) {

    /** @throws IOException when it is marked for something else, or cannot be written */
    public static SharedFolder open(Path path, DataFolder.Mark mark) throws IOException {
        if (!Files.exists(path)) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        String marked = word(path.resolve(DataFolder.MARK), mark.name());
        if (!marked.equals(mark.name())) {
            throw new IOException("expected a folder marked " + mark + ", found one marked " + marked + ": " + path);
        }
        return new SharedFolder(
                path,
                UUID.fromString(
                        word(path.resolve("folder-id"), UUID.randomUUID().toString())));
    }

    private static String word(Path file, String unlessThere) throws IOException {
        byte[] bytes = OnceMade.readOrMake(file, () -> unlessThere.getBytes(StandardCharsets.US_ASCII));
        return new String(bytes, StandardCharsets.US_ASCII).strip();
    }
}
