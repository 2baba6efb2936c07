package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.school.PupilKey;

/** Everything each source says about each of its pupils or entries. */
public final class Records {
    /**
     * Records of a source that hold the first of these keys that any record holds: none, one, or several that cannot be
     * told apart.
     */
    public List<UUID> find(String source, List<PupilKey> keys) {
        throw new UnsupportedOperationException();
    }

    /** What the source says now; writes the audit event. */
    public Optional<RecordView> current(Access access, UUID record) {
        throw new UnsupportedOperationException();
    }

    /** What a statement said, also when it has been followed by another; writes the audit event. */
    public Optional<RecordView> statement(Access access, long statement) {
        throw new UnsupportedOperationException();
    }

    /** Streams the recognising columns of every current record, for a machine step; one audit event. */
    public void identities(Access access, Consumer<Identity> to) {
        throw new UnsupportedOperationException();
    }

    /** Current records about which this drop said something new. */
    public List<UUID> changedBy(UUID drop) {
        throw new UnsupportedOperationException();
    }

    /** Current records of a source. */
    public int count(String source) {
        throw new UnsupportedOperationException();
    }
}
