package uk.hailsham.hub.routes.referral;

import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.ChildView;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.RecordView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Protection;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.routes.child.Combining;

/**
 * The pupil a school refers, as the whole town knows the child.
 *
 * @param record the school's own, from which the referral is made
 * @param asKnown combined from all sources; its origin is that of the school's record
 * @param shielded the child, or one of the child's records, is shielded, or might be
 */
record PupilKnown(UUID record, UUID child, Child asKnown, boolean shielded) {

    /** Empty when the school does not speak of the pupil any more; writes the audit event. */
    static Optional<PupilKnown> of(UUID record, Children children, Combining combining) {
        return children.ofRecord(record)
                .flatMap(child -> children.find(Access.hub("referral"), child))
                .flatMap(view -> view.records().stream()
                        .filter(own -> own.id().equals(record) && own.current())
                        .findFirst()
                        .flatMap(own -> known(own, view, combining)));
    }

    private static Optional<PupilKnown> known(RecordView own, ChildView view, Combining combining) {
        Child said = ChildJson.read(own.document());
        return combining
                .combine(view)
                .map(combined -> new PupilKnown(
                        own.id(), view.id(), Protection.at(combined.child(), said.source()), view.shielded()));
    }
}
