package uk.hailsham.hub.domain.telling;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that is so about a school's pupil and that the school may be told.
 *
 * @param record the school's own record of the pupil
 * @param key what tells it from other facts of the topic; empty where there is only one
 * @param state what of it may change; empty where nothing may
 * @param since null when it is not known
 */
public record Fact(UUID record, Topic topic, String key, String state, LocalDate since) {
    /** The same fact, whatever its state. */
    public record Id(UUID record, Topic topic, String key) {}

    public Id id() {
        return new Id(record, topic, key);
    }
}
