package uk.hailsham.hub.connectors.store;

import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.domain.access.Access;

/** The children of the town: each the set of records that links hold together. */
public final class Children {
    /** The child, also by an id that forwards to it; writes the audit event whether or not there is one. */
    public Optional<ChildView> find(Access access, UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The child a record belongs to. */
    public Optional<UUID> ofRecord(UUID record) {
        throw new UnsupportedOperationException();
    }

    /** Children that are not merged into another. */
    public int count() {
        throw new UnsupportedOperationException();
    }
}
