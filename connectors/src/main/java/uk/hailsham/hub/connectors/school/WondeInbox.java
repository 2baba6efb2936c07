package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.school.School;

/**
 * Pulls a school's roll from Wonde into the claimed drops of its inbox, where {@link DropFolder} finds it. A roll is always
 * fetched whole, and becomes a drop only when it is: what Wonde calls a change says nothing of who has left, and who is
 * missing on a roll has gone. Whether anything has changed is asked first, and cheaply. Not safe for several threads.
 */
public final class WondeInbox implements PulledInbox {
    private static final Fetched NOTHING = new Fetched(0, 0);

    /** Wonde does not say in which zone it reads a time: none that matters is further away. */
    private static final Duration OVERLAP = Duration.ofHours(2);

    private final Path inbox;
    private final School.Wonde where;
    private final WondeServer server;
    private final FetchBounds bounds;
    private final ZoneId zone;
    private final IdSource ids;
    private final Clock clock;
    private Instant looked = Instant.MAX;
    private WondeRoll roll;

    /**
     * @param inbox the school's inbox here
     * @param patience with one page
     * @param zone in which the day has an hour at which everything is fetched
     */
    public WondeInbox(
            School school,
            Path inbox,
            Secrets secrets,
            Duration patience,
            FetchBounds bounds,
            ZoneId zone,
            IdSource ids,
            Clock clock) {
        this.inbox = inbox;
        this.where = (School.Wonde) school.inbox().server();
        this.server = new WondeServer(school.id(), where, secrets, patience);
        this.bounds = bounds;
        this.zone = zone;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Fetched fetch() throws IOException {
        Instant now = clock.instant();
        Optional<WondeNote> note = WondeNote.in(note());
        boolean whole = note.isEmpty() || note.get().dropped().isBefore(lastWhole(now));
        if (roll == null && !whole && !due(now)) {
            return NOTHING;
        }
        if (roll == null && !whole && !server.changedSince(note.get().read().minus(OVERLAP))) {
            looked = now;
            return NOTHING;
        }
        WondeRoll read = read(now);
        boolean claimed = whole || !read.digest().equals(note.get().sha256());
        if (claimed) {
            claim(read);
        } else {
            Durable.delete(read.folder());
        }
        new WondeNote(read.started(), claimed ? now : note.get().dropped(), read.digest()).write(note());
        looked = now;
        return new Fetched(claimed ? 1 : 0, 0);
    }

    private Path note() {
        return inbox.resolve(".wonde");
    }

    /** Never since a time that is still to come: the clock has gone back. */
    private boolean due(Instant now) {
        return looked.isAfter(now)
                || !looked.plus(Duration.ofMinutes(where.everyMinutes())).isAfter(now);
    }

    private Instant lastWhole(Instant now) {
        ZonedDateTime today = now.atZone(zone).with(where.wholeAt());
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    /** The one that was begun, if any is; a failure that makes it worthless makes the next one begin anew. */
    private WondeRoll read(Instant now) throws IOException {
        WondeRoll reading = roll == null || roll.worthless(now) ? begin(now) : roll;
        roll = reading;
        try {
            reading.readOn();
        } catch (NotFetched e) {
            roll = reading.worthless(clock.instant()) ? null : reading;
            throw e;
        } catch (IOException e) {
            roll = null;
            throw e;
        }
        roll = null;
        return reading;
    }

    /** What another beginning left was never whole. */
    private WondeRoll begin(Instant now) throws IOException {
        Files.createDirectories(inbox.resolve(".claimed"));
        for (Path half : Durable.list(inbox.resolve(".fetching"))) {
            Durable.delete(half);
        }
        Path folder = Files.createDirectories(
                inbox.resolve(".fetching").resolve(ids.next().toString()));
        return new WondeRoll(server, where.counted(), folder, bounds, now);
    }

    private void claim(WondeRoll whole) throws IOException {
        UUID id = UUID.fromString(whole.folder().getFileName().toString());
        Durable.move(whole.folder(), inbox.resolve(".claimed").resolve(id.toString()));
    }
}
