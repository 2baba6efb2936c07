package uk.hailsham.hub.routes.keep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.RawBytes;
import uk.hailsham.hub.connectors.vault.Vault;

/** Deletes raw bytes whose time is over, and then says so; a crash between the two is made good at the next round. */
public final class Forgetting {
    private final RawBytes bytes;
    private final Vault vault;
    private final Duration age;

    /** @param age from a drop's arrival */
    public Forgetting(RawBytes bytes, Vault vault, Duration age) {
        this.bytes = bytes;
        this.vault = vault;
        this.age = age;
    }

    /** @return of how many drops */
    public int forget() {
        int forgotten = 0;
        for (UUID drop : bytes.olderThan(age)) {
            try {
                vault.delete(drop);
            } catch (IOException e) {
                throw new UncheckedIOException("the raw bytes of dr-" + drop + " cannot be deleted", e);
            }
            bytes.deleted(drop, age);
            forgotten++;
        }
        return forgotten;
    }
}
