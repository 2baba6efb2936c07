package uk.hailsham.hub.connectors.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Raw bytes of drops. A file is: the word {@code HUBVAULT1}, the length of the wrapped key, the key wrapped by the master
 * key, then the content as Tink's streaming AEAD: segments of 1 MB, each sealed with AES-GCM and numbered, the last one
 * marked. Drop and part are bound to key and content, so that no file can stand in for another.
 */
public final class Vault {
    private static final String WORD = "HUBVAULT1";
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT = 1 << 20;
    private static final int LONGEST_WRAPPED_KEY = 256;

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
        Path making = file.resolveSibling(file.getFileName() + ".making");
        DigestInputStream digested = new DigestInputStream(plain, sha256());
        long size;
        try (FileOutputStream out = new FileOutputStream(making.toFile())) {
            size = seal(drop, part, digested, out);
            out.getFD().sync();
        }
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file.getParent());
        return new Stored(size, digested.getMessageDigest().digest());
    }

    private long seal(UUID drop, int part, InputStream plain, FileOutputStream file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        byte[] wrapped = master.wrap(key, name(drop, part));
        DataOutputStream head = new DataOutputStream(file);
        head.write(WORD.getBytes(StandardCharsets.US_ASCII));
        head.writeInt(wrapped.length);
        head.write(wrapped);
        head.flush();
        OutputStream kept = new BufferedOutputStream(file, SEGMENT) {
            @Override
            public void close() throws IOException {
                flush(); // the file itself is synced and closed by the caller
            }
        };
        try (OutputStream sealing = cipher(key).newEncryptingStream(kept, context(drop, part))) {
            return plain.transferTo(sealing);
        } catch (GeneralSecurityException e) {
            throw new IOException("a drop could not be sealed", e);
        }
    }

    /**
     * The plain bytes from the beginning; reading fails at the first segment that was changed, moved or cut off.
     *
     * @throws IOException also when there is no such drop, or the master key is another
     */
    public InputStream open(UUID drop, int part) throws IOException {
        DataInputStream sealed =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file(drop, part)), 1 << 16));
        try {
            String word = new String(sealed.readNBytes(WORD.length()), StandardCharsets.US_ASCII);
            int length = word.equals(WORD) ? sealed.readInt() : -1;
            if (length < 0 || length > LONGEST_WRAPPED_KEY) {
                throw new IOException("expected a file of the vault, found something else");
            }
            byte[] key = master.unwrap(sealed.readNBytes(length), name(drop, part));
            return cipher(key).newDecryptingStream(sealed, context(drop, part));
        } catch (IOException | GeneralSecurityException e) {
            sealed.close();
            throw e instanceof IOException io ? io : new IOException("a drop could not be opened", e);
        }
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

    private static AesGcmHkdfStreaming cipher(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT, 0);
    }

    private static String name(UUID drop, int part) {
        return drop + "/" + part;
    }

    private static byte[] context(UUID drop, int part) {
        return name(drop, part).getBytes(StandardCharsets.US_ASCII);
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
