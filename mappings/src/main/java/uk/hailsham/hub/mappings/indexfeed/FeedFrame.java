package uk.hailsham.hub.mappings.indexfeed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.school.Days;

/** Reads what stands before and after the records of a feed, in whatever form it has. */
final class FeedFrame {
    private final Refuser refuser;

    FeedFrame(Refuser refuser) {
        this.refuser = refuser;
    }

    /** Makes the refusal of the whole file, with the place in it. */
    @FunctionalInterface
    interface Refuser {
        DropRefused refused(String code, String expected, String found);
    }

    /** @throws DropRefused when any part of it cannot be read */
    IndexFeed.Header header(String id, String sequence, String at, String kind, String version) {
        if (!"1".equals(version)) {
            throw refuser.refused("unknown-version", "version 1 of the feed", version);
        }
        return new IndexFeed.Header(id(id), sequence(sequence), at(at), full(kind));
    }

    private String id(String text) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(text, "")).toString();
        } catch (IllegalArgumentException e) {
            throw refuser.refused("wrong-feed-id", "a UUID as feed id", text);
        }
    }

    private long sequence(String text) {
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw refuser.refused("wrong-sequence", "a whole number as sequence", text);
        }
        return Long.parseLong(text);
    }

    private Instant at(String text) {
        try {
            Instant at = Instant.parse(Objects.requireNonNullElse(text, ""));
            if (Days.spokenOf(at.atOffset(ZoneOffset.UTC).toLocalDate())) {
                return at;
            }
            throw new DateTimeException("a year that nobody lives in");
        } catch (DateTimeException e) {
            throw refuser.refused("wrong-time", "an instant such as 2026-11-23T02:00:00Z", text);
        }
    }

    private boolean full(String kind) {
        if (!"full".equals(kind) && !"delta".equals(kind)) {
            throw refuser.refused("unknown-kind", "full or delta", kind);
        }
        return kind.equals("full");
    }

    /** Null, as if there were none, when its counts cannot be read: the store holds such a feed. */
    static IndexFeed.Trailer trailer(String upserts, String deletions) {
        boolean counts = upserts != null
                && deletions != null
                && upserts.matches("[0-9]{1,9}")
                && deletions.matches("[0-9]{1,9}");
        return counts ? new IndexFeed.Trailer(Integer.parseInt(upserts), Integer.parseInt(deletions)) : null;
    }
}
