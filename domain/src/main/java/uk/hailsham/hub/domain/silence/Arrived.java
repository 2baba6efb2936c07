package uk.hailsham.hub.domain.silence;

import java.time.Instant;

/**
 * A drop that came and could be read; one that was refused keeps no promise and is not among them.
 *
 * @param rows source records in it; 0 while it is not read, and for one that only repeats
 * @param repeats whether it says, byte for byte, what the one before had said
 * @param changes children it brought, changed or took away
 * @param writtenAt when its sender's system made it; null when it does not say
 */
public record Arrived(Instant at, int rows, boolean repeats, int changes, Instant writtenAt) {
    boolean changesNothing() {
        return repeats || rows > 0 && changes == 0;
    }
}
