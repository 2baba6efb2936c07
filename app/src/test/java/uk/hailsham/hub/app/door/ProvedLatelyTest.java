package uk.hailsham.hub.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class ProvedLatelyTest {
    private final List<String> asked = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final ProvedLately passwords = new ProvedLately(
            new PasswordEncoder() {
                @Override
                public String encode(CharSequence password) {
                    return "hash of " + password;
                }

                @Override
                public boolean matches(CharSequence password, String hash) {
                    asked.add(password + " for " + hash);
                    return hash.equals("hash of " + password);
                }
            },
            nanos::get);

    @Test
    void whatWasProvedHoldsForFiveMinutes() {
        assertThat(passwords.matches("right", "hash of right")).isTrue();
        assertThat(passwords.matches("right", "hash of right")).isTrue();
        assertThat(asked).containsExactly("right for hash of right");

        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(passwords.matches("right", "hash of right")).isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aWrongPasswordIsAskedForEveryTime() {
        assertThat(passwords.matches("right", "hash of right")).isTrue();
        assertThat(passwords.matches("wrong", "hash of right")).isFalse();
        assertThat(passwords.matches("wrong", "hash of right")).isFalse();
        assertThat(asked)
                .containsExactly("right for hash of right", "wrong for hash of right", "wrong for hash of right");
    }

    @Test
    void afterAChangeTheOldPasswordIsWrongAtOnce() {
        assertThat(passwords.matches("old", "hash of old")).isTrue();
        assertThat(passwords.matches("old", "hash of new")).isFalse();
        assertThat(asked).containsExactly("old for hash of old", "old for hash of new");
    }
}
