package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.UUID;

/**
 * What a source says, or said last, about one pupil or entry.
 *
 * @param source the school's id, or {@code index}
 * @param statement the statement's number, to be kept where something is made from it; null when there is none
 * @param saidFrom since when the source says so; null with the statement
 * @param saidTo when it ceased to; null while it still says so
 * @param document JSON; cut to names, sex, date of birth and identifiers when the record is shielded and the one who
 *     looks may not see behind the shield; null with the statement
 */
public record RecordView(
        UUID id, String source, boolean shielded, Long statement, Instant saidFrom, Instant saidTo, String document) {

    /** Whether the source still says so. */
    public boolean current() {
        return document != null && saidTo == null;
    }
}
