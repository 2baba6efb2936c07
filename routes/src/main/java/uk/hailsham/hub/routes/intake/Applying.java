package uk.hailsham.hub.routes.intake;

import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Staging;

/** Makes a judged drop true, or lets it wait. */
public final class Applying {
    private final Staging staging;

    public Applying(Staging staging) {
        this.staging = staging;
    }

    public Drop finish(Judged judged) {
        return judged.hold() == null ? staging.apply(judged.drop()) : staging.hold(judged.drop(), judged.hold());
    }
}
