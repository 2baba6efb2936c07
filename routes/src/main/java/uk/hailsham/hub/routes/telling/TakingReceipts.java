package uk.hailsham.hub.routes.telling;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.connectors.store.Tellings;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.telling.ReceiptRow;
import uk.hailsham.hub.routes.intake.ReadDrop;

/** Takes a partner's acknowledgement file: each answer closes one sequence, and the file's books balance. */
public final class TakingReceipts {
    private final Tellings tellings;
    private final Drops drops;

    public TakingReceipts(Tellings tellings, Drops drops) {
        this.tellings = tellings;
        this.drops = drops;
    }

    /** May be repeated after a crash: a sequence is closed once. */
    public Drop take(ReadDrop<List<ReceiptRow>> read) {
        List<Rejection> rejections = new ArrayList<>();
        int[] closed = new int[Tellings.Effect.values().length];
        int rejected = 0;
        for (ReceiptRow row : read.rows()) {
            if (row instanceof ReceiptRow.Said said) {
                Tellings.Effect effect = tellings.answered(read.drop().partner(), said.receipt());
                closed[effect.ordinal()]++;
                rejections.addAll(effect == Tellings.Effect.UNKNOWN ? List.of(unknown(said)) : said.dropped());
            } else {
                rejected++;
                rejections.addAll(((ReceiptRow.Unsound) row).rejections());
            }
        }
        return drops.taken(read.drop(), ledger(read.rows().size(), closed, rejected), rejections);
    }

    private static Rejection unknown(ReceiptRow.Said said) {
        return new Rejection(
                said.at().file(),
                said.at().row(),
                "sequence",
                "unknown-sequence",
                Effect.ROW_REJECTED,
                "the sequence of a file that was written to this partner",
                String.valueOf(said.receipt().sequence()));
    }

    private static Ledger ledger(int rows, int[] effects, int unsound) {
        return new Ledger(
                rows,
                effects[Tellings.Effect.CLOSED.ordinal()],
                effects[Tellings.Effect.REPEATED.ordinal()],
                0,
                0,
                effects[Tellings.Effect.UNKNOWN.ordinal()] + unsound,
                0,
                0,
                0);
    }
}
