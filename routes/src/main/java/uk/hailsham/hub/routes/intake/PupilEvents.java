package uk.hailsham.hub.routes.intake;

import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.domain.intake.Rows;

/** Takes drops of single pupils, told of when something happened to them. */
public final class PupilEvents {
    private final PupilStaging staging;
    private final Applying applying;

    /** @param staging of the school as its events are read and judged */
    public PupilEvents(PupilStaging staging, Applying applying) {
        this.staging = staging;
        this.applying = applying;
    }

    public Drop take(ReadDrop<Rows> read) {
        return applying.finish(staging.judge(staging.stage(read)));
    }
}
