package uk.hailsham.hub.app.api;

import java.time.Instant;
import java.util.List;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.domain.identifier.Shown;

/** A drop with its books, as the interface shows it. */
record DropSummary(
        String id,
        String partner,
        String kind,
        String state,
        List<String> files,
        long bytes,
        Instant arrivedAt,
        Instant finishedAt,
        String reasonCode,
        String reason,
        String releaseProposedBy,
        String releasedBy,
        String replays,
        Ledger ledger,
        boolean balanced) {
    static DropSummary of(Drop drop) {
        Drop.Reason reason = drop.reason();
        return new DropSummary(
                Shown.DROP.of(drop.id()),
                drop.partner(),
                drop.kind().word(),
                drop.state().word(),
                drop.parts(),
                drop.size(),
                drop.arrivedAt(),
                drop.finishedAt(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.text(),
                drop.proposedBy(),
                drop.releasedBy(),
                drop.replay() == null ? null : Shown.DROP.of(drop.replay().of()),
                drop.ledger(),
                drop.ledger() == null || drop.ledger().balances());
    }
}
