package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import uk.hailsham.hub.domain.identifier.Sha256;

/**
 * A school's whole roll on its way here, page by page. A pause that the server asks for is no reason to begin anew; a roll
 * that changed meanwhile is: where a student goes, the next one moves to a page that has been read.
 */
final class WondeRoll {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** So far may the clocks of both sides be apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final WondeServer server;
    private final boolean counted;
    private final Path folder;
    private final FetchBounds bounds;
    private final Instant started;
    private final Set<String> ids = new HashSet<>();
    private final MessageDigest digest = Sha256.begun();
    private int count = -1;
    private int pages;
    private long bytes;
    private boolean read;
    private boolean worthless;

    WondeRoll(WondeServer server, boolean counted, Path folder, FetchBounds bounds, Instant started) {
        this.server = server;
        this.counted = counted;
        this.folder = folder;
        this.bounds = bounds;
        this.started = started;
    }

    Path folder() {
        return folder;
    }

    Instant started() {
        return started;
    }

    /** Of all pages; only of a whole roll. */
    String digest() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it is to be thrown away after a failure, instead of being read on. */
    boolean worthless(Instant now) {
        return worthless || now.isBefore(started) || now.isAfter(started.plus(LONGEST));
    }

    /** From where it stopped to its end; returns only with the whole roll. */
    void readOn() throws IOException {
        if (counted && count < 0) {
            count = server.count();
        }
        while (!read) {
            WondePage page = server.students(pages + 1);
            keep(page);
            read = !page.more();
        }
        if (counted) {
            requireCount();
        }
        if (server.deletedSince(started.minus(SKEW))) {
            throw worthless("a student was taken away while it was read; it is read anew");
        }
    }

    private void requireCount() throws NotFetched {
        int now = server.count();
        if (now != count) {
            throw worthless("students came or went while it was read; it is read anew");
        }
        if (now != ids.size()) {
            throw worthless("expected " + now + " students, as Wonde counts them, found " + ids.size()
                    + " on all pages; it is read anew");
        }
    }

    private void keep(WondePage page) throws IOException {
        if (pages == bounds.files() || bytes + page.bytes().length > bounds.drop()) {
            throw worthless(
                    "expected at most " + bounds.files() + " pages and " + bounds.drop() + " bytes, found more");
        }
        for (String id : page.ids()) {
            if (!ids.add(id)) {
                throw worthless("a student stands on two pages, so that the roll changed; it is read anew");
            }
        }
        Files.write(folder.resolve("students-page-%04d.json".formatted(pages + 1)), page.bytes());
        digest.update(page.bytes());
        pages++;
        bytes += page.bytes().length;
    }

    private NotFetched worthless(String reason) {
        worthless = true;
        return server.told("students: " + reason);
    }
}
