package uk.hailsham.hub.routes.keep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import uk.hailsham.hub.connectors.store.RawBytes;
import uk.hailsham.hub.connectors.vault.Vault;

/** Deletes raw bytes whose time is over, and then says so; a crash between the two is made good at the next round. */
public final class Forgetting {
    private final RawBytes bytes;
    private final Vault vault;
    private final Function<LocalDate, Period> kept;
    private final ZoneId zone;
    private final Clock clock;
    private final Consumer<Instant> also;

    /** @param kept for how long from a drop's arrival, as the rule of a day says */
    public Forgetting(RawBytes bytes, Vault vault, Function<LocalDate, Period> kept, ZoneId zone, Clock clock) {
        this(bytes, vault, kept, zone, clock, then -> {});
    }

    /** @param also forgets what else is kept as long, and is older than that */
    public Forgetting(
            RawBytes bytes,
            Vault vault,
            Function<LocalDate, Period> kept,
            ZoneId zone,
            Clock clock,
            Consumer<Instant> also) {
        this.also = also;
        this.bytes = bytes;
        this.vault = vault;
        this.kept = kept;
        this.zone = zone;
        this.clock = clock;
    }

    /** @return of how many drops */
    public int forget() {
        int forgotten = 0;
        ZonedDateTime now = clock.instant().atZone(zone);
        Period time = kept.apply(now.toLocalDate());
        also.accept(now.minus(time).toInstant());
        for (UUID drop : bytes.arrivedBefore(now.minus(time).toInstant())) {
            try {
                vault.delete(drop);
            } catch (IOException e) {
                throw new UncheckedIOException("the raw bytes of dr-" + drop + " cannot be deleted", e);
            }
            bytes.deleted(drop, time);
            forgotten++;
        }
        return forgotten;
    }
}
