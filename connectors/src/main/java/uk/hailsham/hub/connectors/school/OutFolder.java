package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder from which a partner takes files: each appears whole, under its final name, when its bytes are on the disk. */
public final class OutFolder {
    private final Path folder;

    public OutFolder(Path folder) {
        this.folder = folder;
    }

    /** Takes away a file that the partner has or has left lying; does no harm when it is gone. */
    public synchronized void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "a file could not be removed from an out-folder: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    /** Names of the files that lie there. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "an out-folder could not be listed: " + e.getClass().getSimpleName(), e);
        }
    }

    /**
     * Puts a file there, in the place of one of the same name: the same again after a crash does no harm.
     *
     * @param name made by the hub, of one segment
     */
    public synchronized void put(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Path making = folder.resolve("." + name + ".part");
            try (FileChannel file = FileChannel.open(
                    making,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    file.write(left);
                }
                file.force(true);
            }
            Files.move(making, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "a file could not be put into an out-folder: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }
}
