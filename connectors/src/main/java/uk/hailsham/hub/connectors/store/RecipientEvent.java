package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of a recipient's timeline.
 *
 * @param kind {@code requested}, {@code proved}, {@code not-carried}, {@code unknown}, {@code answered}, {@code
 *     contradicted}, {@code resent}
 * @param detail JSON: proofs and coded reasons, nothing about the child
 */
public record RecipientEvent(
        UUID recipient, Instant at, String kind, String state, String rung, String source, String detail) {}
