package uk.hailsham.hub.connectors.backup;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.identifier.Sha256;

/** A backup being written: under a temporary name beside its place, every file on the disk before the manifest is. */
final class NewBackup {
    private final Path to;
    private final Path making;
    private final List<Manifest.Kept> files = new ArrayList<>();

    private NewBackup(Path to, Path making) {
        this.to = to;
        this.making = making;
    }

    /** @throws IOException when something lies there already */
    static NewBackup at(Path to) throws IOException {
        if (Files.exists(to) && !isEmpty(to)) {
            throw new IOException("expected an empty folder or none, found something in " + to);
        }
        Files.createDirectories(to.getParent());
        Path making = Files.createTempDirectory(
                to.getParent(),
                to.getFileName() + ".making-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new NewBackup(to, making);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.findAny().isEmpty();
        }
    }

    /** Writes one file's bytes to the stream it is given. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    void write(String path, Content content) throws IOException {
        Path file = making.resolve(path);
        Files.createDirectories(file.getParent());
        MessageDigest digest = Sha256.begun();
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            content.to(new DigestOutputStream(out, digest));
            out.getFD().sync();
        }
        files.add(new Manifest.Kept(path, Files.size(file), HexFormat.of().formatHex(digest.digest())));
    }

    /** A whole folder, but for what is being made or has just gone; none is no error. */
    void copyFolder(Path from, String path) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> walk = Files.walk(from)) {
            found = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".making"))
                    .sorted()
                    .toList();
        }
        for (Path file : found) {
            copy(file, path + "/" + from.relativize(file).toString().replace('\\', '/'));
        }
    }

    private void copy(Path file, String path) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            write(path, in::transferTo);
        } catch (NoSuchFileException e) {
            // Its time was over while the backup was being made.
            Files.deleteIfExists(making.resolve(path));
        }
    }

    List<Manifest.Kept> files() {
        return List.copyOf(files);
    }

    void finish(Manifest manifest) throws IOException {
        try (FileOutputStream out =
                new FileOutputStream(making.resolve(Manifest.NAME).toFile())) {
            out.write(manifest.json());
            out.getFD().sync();
        }
        Files.deleteIfExists(to);
        Files.move(making, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Nothing of it stays. */
    void giveUp() throws IOException {
        Folders.delete(making);
    }
}
