package uk.hailsham.hub.routes.intake;

import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.domain.intake.DropContent;

/** A drop whose bytes can be read. */
public record OpenDrop(Drop drop, DropContent content) {}
