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
import java.util.concurrent.TimeUnit;

/** The key that wraps every other key. It lies outside the data folder: who takes the one has not got the other. */
public final class MasterKey {
    private static final int BYTES = 32;
    private static final int COMMAND_SECONDS = 30;
    private static final String NOT_FOR_REAL_USE = "# made for a demo or a test, not for real use";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private final Aead aead;

    private MasterKey(byte[] key) throws GeneralSecurityException {
        aead = new AesGcmJce(key);
    }

    /**
     * Reads the key file, or makes it at the first start.
     *
     * @param folders that it protects
     * @throws IOException when it lies in the data folder, was made for a demo, others may read it, or it is not 64
     *     hexadecimal digits
     */
    public static MasterKey readOrMake(Path file, Path... folders) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        for (Path folder : folders) {
            if (real(absolute).startsWith(real(folder.toAbsolutePath().normalize()))) {
                throw new IOException(
                        "the master key must not lie in the data folder it protects; give --key a file elsewhere");
            }
        }
        if (!Files.exists(absolute)) {
            make(absolute, "");
        }
        if (Files.readString(absolute).startsWith(NOT_FOR_REAL_USE)) {
            throw new IOException("expected a master key for real use, found one made for a demo or a test: " + absolute
                    + "; give --key another file");
        }
        return read(absolute);
    }

    /** The same for a demo or a test, whose key may lie anywhere, since nothing it protects is real; the file says so. */
    public static MasterKey readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file, NOT_FOR_REAL_USE + "\n");
        }
        return read(file);
    }

    /**
     * Asks a command of the place for the key, such as one that reads a hardware module or a safe; the key then lies in no
     * file of the hub.
     *
     * @param command for {@code sh -c}; prints 64 hexadecimal digits
     */
    public static MasterKey fromCommand(String command) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        byte[] said = process.getInputStream().readNBytes(4 * BYTES);
        try {
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("the key command (hub.key.command) failed; run it by hand to see why");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the key command ran", e);
        }
        return of(new String(said, StandardCharsets.US_ASCII), "the key command (hub.key.command)");
    }

    /** An existing key; nothing is made. */
    public static MasterKey read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("there is no master key at " + file + "; give --key the file it lies in");
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(found)) {
            throw new IOException("expected a key file that only its owner may read, found "
                    + PosixFilePermissions.toString(found) + "; run: chmod 600 " + file);
        }
        return of(Files.readString(file).replace(NOT_FOR_REAL_USE, ""), file.toString());
    }

    private static MasterKey of(String text, String where) throws IOException {
        try {
            return new MasterKey(HexFormat.of().parseHex(text.strip()));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IOException("expected a key of 64 hexadecimal digits, found something else: " + where, e);
        }
    }

    /** Of what there is of the path: a link must not lead a key into the data folder. */
    private static Path real(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        Path parent = path.getParent();
        return parent == null ? path : real(parent).resolve(path.getFileName());
    }

    private static void make(Path file, String note) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(file, note + HexFormat.of().formatHex(key) + "\n");
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
