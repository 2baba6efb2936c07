package uk.hailsham.hub.connectors.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs as the package registry has them, unpacked once for every hub on this machine that shares the folder. */
final class Binaries {
    /** Of the binaries in the parent POM; data folders of another major version cannot be read by it. */
    static final String MAJOR = "17";

    private Binaries() {}

    /** The folder with {@code bin/postgres}; safe when two hubs unpack at once. */
    static Path unpack(Path folder) throws IOException {
        Path ready = folder.resolve("postgresql-" + MAJOR + "-" + platform());
        if (Files.isExecutable(ready.resolve("bin/postgres"))) {
            return ready;
        }
        Files.createDirectories(folder);
        Path making = Files.createTempDirectory(folder, ".postgresql-");
        try (InputStream packed = packed()) {
            unpack(packed, making);
            Files.setPosixFilePermissions(making, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(making, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another hub was first: what a move onto its folder is called differs from one file system to the next.
            delete(making);
            if (!Files.isExecutable(ready.resolve("bin/postgres"))) {
                throw e;
            }
        }
        return ready;
    }

    private static InputStream packed() throws IOException {
        String name = "/postgres-" + platform() + ".txz";
        InputStream packed = Binaries.class.getResourceAsStream(name);
        if (packed == null) {
            throw new IOException("no PostgreSQL for this machine (" + platform()
                    + ") is packaged; set hub.database.url to a PostgreSQL " + MAJOR + " of your own");
        }
        return new BufferedInputStream(packed);
    }

    /** As the packages name it: {@code linux-x86_64}, {@code darwin-arm_64} … */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        return os + (arm ? "-arm_64" : "-x86_64");
    }

    private static void unpack(InputStream packed, Path to) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = to.resolve(entry.getName()).normalize();
                if (!path.startsWith(to)) {
                    throw new IOException("an archive entry points outside its folder");
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path);
            if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make " + path.getFileName() + " executable");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
