package uk.hailsham.hub.app.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * A password hash is slow on purpose, and an interface without sessions would pay it with every request: a tenth of a
 * second of processor. What was proved once holds for some minutes. Kept is a keyed digest of password and stored hash, in
 * memory only and under a key that nobody else ever sees; a wrong password costs what it always costs, a changed one is a
 * new one at once, and whether the account is disabled is asked elsewhere, every time.
 */
public final class ProvedLately implements PasswordEncoder {
    private static final Duration HOLDS = Duration.ofMinutes(5);
    private static final int MOST = 1_000;
    private static final String HMAC = "HmacSHA256";

    private final PasswordEncoder slow;
    private final Cache<ByteBuffer, Boolean> proved;
    private final SecretKeySpec key;

    public ProvedLately(PasswordEncoder slow) {
        this(slow, Ticker.systemTicker());
    }

    ProvedLately(PasswordEncoder slow, Ticker ticker) {
        this.slow = slow;
        this.proved = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(HOLDS)
                .ticker(ticker)
                .build();
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, HMAC);
    }

    @Override
    public String encode(CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean upgradeEncoding(String hash) {
        return slow.upgradeEncoding(hash);
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        if (hash == null) {
            return slow.matches(password, null);
        }
        ByteBuffer digest = digest(password, hash);
        if (proved.getIfPresent(digest) != null) {
            return true;
        }
        boolean matches = slow.matches(password, hash);
        if (matches) {
            proved.put(digest, true);
        }
        return matches;
    }

    private ByteBuffer digest(CharSequence password, String hash) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
