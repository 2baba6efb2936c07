package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Something decided about two records; events are never changed, only followed by others.
 *
 * @param kind {@code link}, {@code perhaps}, {@code none} or {@code unlink}
 * @param by the engine, or a person's account
 * @param undoes the event this one takes back, or null
 */
public record LinkEvent(
        UUID id,
        Instant at,
        String kind,
        UUID left,
        UUID right,
        String evidence,
        String engine,
        String by,
        String reason,
        UUID undoes) {}
