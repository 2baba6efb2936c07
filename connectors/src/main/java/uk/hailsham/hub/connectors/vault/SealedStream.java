package uk.hailsham.hub.connectors.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * Bytes sealed under a key of their own. They are: the word {@code HUBVAULT1}, the length of the wrapped key, the key
 * wrapped by the master key, then the content as Tink's streaming AEAD: segments of 1 MB, each sealed with AES-GCM and
 * numbered, the last one marked. The name is bound to key and content, so that nothing can stand in for another.
 */
public final class SealedStream {
    private static final String WORD = "HUBVAULT1";
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT = 1 << 20;
    private static final int LONGEST_WRAPPED_KEY = 256;

    private SealedStream() {}

    /** What is written to the result comes out sealed at {@code to}, whole when the result is closed; {@code to} stays open. */
    public static OutputStream sealing(MasterKey master, String name, OutputStream to) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        byte[] wrapped = master.wrap(key, name);
        DataOutputStream head = new DataOutputStream(to);
        head.write(WORD.getBytes(StandardCharsets.US_ASCII));
        head.writeInt(wrapped.length);
        head.write(wrapped);
        head.flush();
        OutputStream kept = new BufferedOutputStream(to, SEGMENT) {
            @Override
            public void close() throws IOException {
                flush(); // what lies beneath is synced and closed by the caller
            }
        };
        try {
            return cipher(key).newEncryptingStream(kept, context(name));
        } catch (GeneralSecurityException e) {
            throw new IOException("a stream could not be sealed", e);
        }
    }

    /**
     * The plain bytes from the beginning; reading fails at the first segment that was changed, moved or cut off.
     *
     * @param from is closed with the result, or at once when it cannot be opened
     * @throws IOException also when it is nothing sealed, of another name, or of another master key
     */
    public static InputStream opening(MasterKey master, String name, InputStream from) throws IOException {
        DataInputStream sealed = new DataInputStream(new BufferedInputStream(from, 1 << 16));
        try {
            String word = new String(sealed.readNBytes(WORD.length()), StandardCharsets.US_ASCII);
            int length = word.equals(WORD) ? sealed.readInt() : -1;
            if (length < 0 || length > LONGEST_WRAPPED_KEY) {
                throw new IOException("expected a file of the vault, found something else");
            }
            byte[] key = master.unwrap(sealed.readNBytes(length), name);
            return cipher(key).newDecryptingStream(sealed, context(name));
        } catch (IOException | GeneralSecurityException e) {
            sealed.close();
            throw e instanceof IOException io ? io : new IOException("a sealed stream could not be opened", e);
        }
    }

    private static AesGcmHkdfStreaming cipher(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT, 0);
    }

    private static byte[] context(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
