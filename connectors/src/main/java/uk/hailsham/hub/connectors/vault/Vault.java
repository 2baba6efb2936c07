package uk.hailsham.hub.connectors.vault;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.UUID;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.identifier.Sha256;

/** Raw bytes of drops, a {@link SealedStream} a part, its name bound to the drop: no file can stand in for another. */
public final class Vault {
    private final Path folder;
    private final MasterKey master;

    public Vault(Path folder, MasterKey master) {
        this.folder = folder;
        this.master = master;
    }

    /** @param sha256 of the plain bytes */
    public record Stored(long size, byte[] sha256) {}

    /** Seals the bytes under a key of their own; on return they are on disk. The same drop and part again replaces it. */
    public Stored store(UUID drop, int part, InputStream plain) throws IOException {
        Path file = file(drop, part);
        Files.createDirectories(file.getParent());
        // A name of its own: a node that stood still in the middle may go on writing when another has taken over.
        Path making = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".making");
        DigestInputStream digested = new DigestInputStream(plain, Sha256.begun());
        long size;
        try (FileOutputStream out = new FileOutputStream(making.toFile())) {
            size = seal(drop, part, digested, out);
            out.getFD().sync();
        }
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
        deleteUnfinished(file);
        sync(file.getParent());
        return new Stored(size, digested.getMessageDigest().digest());
    }

    /** What a crash, or a node that stands still, left of the same part. */
    private static void deleteUnfinished(Path file) throws IOException {
        try (DirectoryStream<Path> unfinished =
                Files.newDirectoryStream(file.getParent(), file.getFileName() + ".*.making")) {
            for (Path one : unfinished) {
                Files.deleteIfExists(one);
            }
        }
    }

    private long seal(UUID drop, int part, InputStream plain, FileOutputStream file) throws IOException {
        try (OutputStream sealing = SealedStream.sealing(master, name(drop, part), file)) {
            return plain.transferTo(sealing);
        }
    }

    /**
     * The plain bytes from the beginning; reading fails at the first segment that was changed, moved or cut off.
     *
     * @throws IOException also when there is no such drop, or the master key is another
     */
    public InputStream open(UUID drop, int part) throws IOException {
        return SealedStream.opening(master, name(drop, part), Files.newInputStream(file(drop, part)));
    }

    /** Removes a drop's bytes, all parts; nothing happens when there are none. */
    public void delete(UUID drop) throws IOException {
        Path parts = file(drop, 0).getParent();
        if (Files.exists(parts)) {
            try (Stream<Path> list = Files.list(parts)) {
                for (Path file : list.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(parts);
        }
    }

    /** A folder a drop, in 256 folders, so that no folder grows too long to list. */
    private Path file(UUID drop, int part) {
        String name = drop.toString();
        return folder.resolve(name.substring(name.length() - 2)).resolve(name).resolve(part + ".sealed");
    }

    private static String name(UUID drop, int part) {
        return drop + "/" + part;
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
