package uk.hailsham.hub.connectors.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/** The key that wraps every other key. It lies outside the data folder: who takes the one has not got the other. */
public final class MasterKey {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private final Aead aead;

    private MasterKey(byte[] key) throws GeneralSecurityException {
        aead = new AesGcmJce(key);
    }

    /**
     * Reads the key file, or makes it at the first start.
     *
     * @throws IOException when it lies in the data folder, others may read it, or it is not 64 hexadecimal digits
     */
    public static MasterKey readOrMake(Path file, Path dataFolder) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        if (absolute.startsWith(dataFolder.toAbsolutePath().normalize())) {
            throw new IOException(
                    "the master key must not lie in the data folder it protects; give --key a file elsewhere");
        }
        return readOrMake(absolute);
    }

    /** The same for a demo, whose key may lie anywhere, since nothing it protects is real. */
    public static MasterKey readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(found)) {
            throw new IOException("expected a key file that only its owner may read, found "
                    + PosixFilePermissions.toString(found) + "; run: chmod 600 " + file);
        }
        try {
            return new MasterKey(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IOException("expected a key file of 64 hexadecimal digits, found something else: " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
        Arrays.fill(key, (byte) 0);
    }

    /** @param name what the key is for; it cannot be unwrapped under another name */
    byte[] wrap(byte[] key, String name) {
        try {
            return aead.encrypt(key, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be wrapped", e);
        }
    }

    byte[] unwrap(byte[] wrapped, String name) throws IOException {
        try {
            return aead.decrypt(wrapped, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("this is not the master key it was sealed under, or the file was changed", e);
        }
    }
}
