package uk.hailsham.hub.connectors.store;

import java.util.OptionalLong;
import uk.hailsham.hub.domain.index.IndexFeed;

/** How far the Children's Index has been followed. */
public final class IndexFeeds {
    public static final String PARTNER = "index";

    /** The sequence of the last feed applied; empty before the first. */
    public OptionalLong lastSequence() {
        throw new UnsupportedOperationException();
    }

    /** Notes which feed a drop holds, as soon as its header is read. */
    public Drop announced(Drop drop, IndexFeed.Header header) {
        throw new UnsupportedOperationException();
    }
}
