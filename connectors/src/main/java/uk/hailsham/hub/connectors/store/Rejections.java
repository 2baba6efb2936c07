package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.domain.intake.Rejection;

/** What was not taken, for the school that sent it. */
public final class Rejections {
    /** In order of file and row, from the given place on. */
    public List<Rejection> of(UUID drop, int offset, int limit) {
        throw new UnsupportedOperationException();
    }
}
