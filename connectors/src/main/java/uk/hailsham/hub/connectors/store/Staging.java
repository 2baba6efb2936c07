package uk.hailsham.hub.connectors.store;

import java.util.Iterator;
import java.util.List;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.PupilKey;

/** Where a drop's rows lie between being read and being applied: copy, compare, then apply or hold. */
public final class Staging {
    /**
     * Stages the whole iterator by one COPY in bounded memory; what an earlier attempt left is cleared first.
     *
     * @param order the keys that may recognise, most trusted first; other keys are only kept
     * @throws uk.hailsham.hub.domain.intake.DropRefused from the iterator; then nothing stays staged
     */
    public void copy(Drop drop, List<PupilKey.Kind> order, Iterator<Said> rows) {
        throw new UnsupportedOperationException();
    }

    /**
     * What the staged drop says against what its source said last.
     *
     * @param covers ROLL when absence means gone
     */
    public Comparison compare(Drop drop, Contract.Coverage covers) {
        throw new UnsupportedOperationException();
    }

    /** Makes the compared drop true in one transaction, with its ledger, outbox and audit event. */
    public Drop apply(Drop drop) {
        throw new UnsupportedOperationException();
    }

    /** Keeps the compared drop waiting for a person's word; nothing of it is applied. */
    public Drop hold(Drop drop, Drop.Reason reason) {
        throw new UnsupportedOperationException();
    }
}
