package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.UUID;

/**
 * What a source says now about one pupil or entry.
 *
 * @param source the school's id, or {@code index}
 * @param statement the statement's number, to be kept where something is made from it; null when the source says nothing
 *     any more
 * @param saidFrom since when the source says so; null with the statement
 * @param document JSON; cut to names, sex, date of birth and identifiers when the record is shielded and the one who
 *     looks may not see behind the shield; null with the statement
 */
public record RecordView(UUID id, String source, boolean shielded, Long statement, Instant saidFrom, String document) {}
