package uk.hailsham.hub.connectors.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uk.hailsham.hub.connectors.ground.OnceMade;

/** A key of its own for small documents, such as the child-protection compartment; it lies wrapped by the master key. */
public final class NamedKey {
    private static final int BYTES = 32;
    private static final byte[] NO_CONTEXT = {};
    private final Aead aead;
    private final byte[] key;

    private NamedKey(byte[] key) throws GeneralSecurityException {
        this.aead = new AesGcmJce(key);
        this.key = key;
    }

    /** @param folder where the wrapped key lies, made at the first use */
    public static NamedKey readOrMake(MasterKey master, Path folder, String name) throws IOException {
        OnceMade.readOrMake(folder.resolve(name + ".key"), () -> {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            return master.wrap(key, name);
        });
        return read(master, folder, name);
    }

    /** @throws IOException when it lies not there, or is wrapped by another master key */
    public static NamedKey read(MasterKey master, Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ".key");
        if (!Files.exists(file)) {
            throw new IOException("expected the wrapped key " + file + ", found none");
        }
        try {
            return new NamedKey(master.unwrap(Files.readAllBytes(file), name));
        } catch (GeneralSecurityException e) {
            throw new IOException("the key " + name + " is damaged", e);
        }
    }

    /** HMAC-SHA-256 of a text: equal for equal texts, and no help to whoever would guess at them. Safe for many threads. */
    public byte[] fingerprint(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    public byte[] seal(byte[] plain) {
        try {
            return aead.encrypt(plain, NO_CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a document could not be sealed", e);
        }
    }

    /** @throws IOException when it was sealed by another key, or changed */
    public byte[] open(byte[] sealed) throws IOException {
        try {
            return aead.decrypt(sealed, NO_CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IOException("a sealed document was changed, or is of another key", e);
        }
    }
}
