package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.school.School;

/**
 * Pulls a school's drops from its server into the claimed drops of its inbox, where {@link DropFolder} finds them. A drop
 * is fetched beside, noted, and then claimed by one rename; only then is it taken off the server. After a crash the note
 * says that it is here. Not safe for several threads.
 */
public final class SftpInbox implements PulledInbox {
    private final Path inbox;
    private final String doneSuffix;
    private final Duration settle;
    private final SchoolServer server;
    private final FetchNotes notes;
    private final FetchBounds bounds;
    private final IdSource ids;
    private final Clock clock;
    private final Map<String, Sighting> seen = new HashMap<>();

    /**
     * @param inbox the school's inbox here
     * @param settle how long a drop without a done-file must stand still
     */
    public SftpInbox(
            School school,
            Path inbox,
            Duration settle,
            SftpSessions sessions,
            FetchBounds bounds,
            IdSource ids,
            Clock clock) {
        this.inbox = inbox;
        School.Sftp where = (School.Sftp) school.inbox().server();
        this.doneSuffix = where.doneFile();
        this.settle = settle;
        this.server = new SchoolServer(school.id(), where, sessions, bounds);
        this.notes = new FetchNotes(inbox.resolve(".fetched"));
        this.bounds = bounds;
        this.ids = ids;
        this.clock = clock;
    }

    private record Sighting(RemoteDrop drop, Instant since) {
        /** Not since a time that is still to come: the clock has gone back, and the waiting begins anew. */
        boolean stands(Sighting now) {
            return drop.equals(now.drop) && !since.isAfter(now.since);
        }
    }

    /**
     * Takes what is complete.
     *
     * @throws NotFetched when the server could not be asked, or does not let the hub take away what it has
     * @throws IOException when the inbox here cannot be written
     */
    @Override
    public Fetched fetch() throws IOException {
        finishClaims();
        RemoteLook.Seen look = server.look();
        Map<UUID, RemoteDrop> taken = notes.all();
        List<RemoteDrop> complete = complete(look).stream()
                .filter(drop -> !taken.containsValue(drop))
                .limit(bounds.drops())
                .toList();
        NotFetched stays = putAway(taken, look.drops());
        int claimed = 0;
        for (RemoteDrop drop : complete) {
            claimed += claim(drop) ? 1 : 0;
        }
        if (stays == null) {
            stays = putAway(notes.all(), look.drops());
        }
        if (stays != null) {
            throw stays;
        }
        return new Fetched(claimed, look.left());
    }

    private Path fetching(UUID id) {
        return inbox.resolve(".fetching").resolve(id.toString());
    }

    private Path claimed(UUID id) {
        return inbox.resolve(".claimed").resolve(id.toString());
    }

    /** What a crash left: noted drops become claimed ones, the rest was never whole. */
    private void finishClaims() throws IOException {
        Files.createDirectories(inbox.resolve(".claimed"));
        for (UUID id : notes.all().keySet()) {
            if (Files.isDirectory(fetching(id))) {
                Durable.move(fetching(id), claimed(id));
            }
        }
        for (Path half : Durable.list(inbox.resolve(".fetching"))) {
            Durable.delete(half);
        }
    }

    private boolean claim(RemoteDrop drop) throws IOException {
        UUID id = ids.next();
        Files.createDirectories(fetching(id));
        // Another node that took over meanwhile has cleared it away: a note of it would keep the drop from being
        // fetched.
        if (!server.fetch(drop, fetching(id)) || !Files.isDirectory(fetching(id))) {
            Durable.delete(fetching(id));
            seen.remove(drop.name());
            return false;
        }
        notes.add(id, drop);
        Durable.move(fetching(id), claimed(id));
        return true;
    }

    /** Forgets what the server lists no more, or lists changed: that is another drop. Null when all went well. */
    private NotFetched putAway(Map<UUID, RemoteDrop> taken, List<RemoteDrop> listed) throws IOException {
        NotFetched stays = null;
        for (Map.Entry<UUID, RemoteDrop> note : taken.entrySet()) {
            try {
                if (!listed.contains(note.getValue()) || server.putAway(note.getKey(), note.getValue())) {
                    notes.remove(note.getKey());
                }
            } catch (NotFetched e) {
                stays = e;
            }
        }
        return stays;
    }

    private List<RemoteDrop> complete(RemoteLook.Seen look) {
        Map<String, Sighting> now = new HashMap<>();
        for (RemoteDrop drop : look.drops()) {
            Sighting before = seen.get(drop.name());
            Sighting fresh = new Sighting(drop, clock.instant());
            now.put(drop.name(), before != null && before.stands(fresh) ? before : fresh);
        }
        seen.clear();
        seen.putAll(now);
        return look.drops().stream().filter(drop -> complete(drop, look)).toList();
    }

    /** A done-file that is older than the drop speaks of the one before. */
    private boolean complete(RemoteDrop drop, RemoteLook.Seen look) {
        if (doneSuffix != null) {
            Long done = look.doneFiles().get(drop.name());
            return done != null && done >= drop.modified();
        }
        return !seen.get(drop.name()).since().plus(settle).isAfter(clock.instant());
    }
}
