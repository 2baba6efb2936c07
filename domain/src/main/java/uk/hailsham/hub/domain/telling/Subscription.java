package uk.hailsham.hub.domain.telling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What a school is told about the children now on its roll.
 *
 * @param full true when it tells everything that is so, and what is not in it is over; otherwise what has changed since
 *     the file before
 */
public record Subscription(
        UUID id, long sequence, Instant madeAt, boolean full, List<Line> lines, List<Purged> purged) {
    public Subscription {
        lines = List.copyOf(lines);
        purged = List.copyOf(purged);
    }

    /** Where nothing was disposed of. */
    public Subscription(UUID id, long sequence, Instant madeAt, boolean full, List<Line> lines) {
        this(id, sequence, madeAt, full, lines, List.of());
    }

    /**
     * What the hub once told about a child and no longer keeps.
     *
     * @param topic null for all that was told; {@code key} null for all of the topic
     */
    public record Purged(UUID child, Topic topic, String key) {}

    /** What happened to a fact. */
    public enum Change {
        NEW,
        CHANGED,
        ENDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The pupil in the school's own words. @param localId null when it has none, as the UPN may be */
    public record Pupil(UUID child, String localId, String upn) {}

    /** @param state empty where nothing may change; @param since null when it is not known */
    public record Line(Pupil pupil, Topic topic, Change change, String key, String state, LocalDate since) {
        /** The same under another key. */
        public Line under(String other) {
            return new Line(pupil, topic, change, other, state, since);
        }
    }
}
