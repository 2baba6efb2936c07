package uk.hailsham.hub.routes.intake;

import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.domain.intake.DropRefused;

/** Ends a drop that cannot be read. */
public final class Refusing {
    private final Drops drops;

    public Refusing(Drops drops) {
        this.drops = drops;
    }

    public void refuse(Drop drop, DropRefused why) {
        drops.refuse(drop, why.rejection());
    }
}
