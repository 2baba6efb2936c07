package uk.hailsham.hub.routes.intake;

import uk.hailsham.hub.connectors.store.Drop;

/** @param hold why the drop must wait for a person's word; null when it may be applied */
public record Judged(Drop drop, Drop.Reason hold) {}
