package uk.hailsham.hub.routes.intake;

import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.domain.intake.ErrorProfile;

/** A drop read to its end, and how sound it was. */
public record Staged(Drop drop, ErrorProfile profile) {}
