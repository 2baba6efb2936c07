package uk.hailsham.hub.routes.intake;

import uk.hailsham.hub.connectors.store.Drop;

/**
 * A drop being read.
 *
 * @param rows what the format makes of it, one at a time
 */
public record ReadDrop<T>(Drop drop, T rows) {}
