package uk.hailsham.hub.domain.identifier;

import java.util.UUID;

/** Gives the hub's own ids: UUID version 7 (RFC 9562), rising with time, never derived from data. */
@FunctionalInterface
public interface IdSource {
    UUID next();
}
