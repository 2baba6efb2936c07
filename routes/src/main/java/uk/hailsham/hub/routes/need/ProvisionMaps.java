package uk.hailsham.hub.routes.need;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.connectors.store.Provisions;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.need.ProvisionRow;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.routes.intake.ReadDrop;

/** Takes a school's provision map: each line to the pupil's record, and the whole map in the place of the last one. */
public final class ProvisionMaps {
    private static final int FEW = 20;

    private final Records records;
    private final Provisions provisions;

    public ProvisionMaps(Records records, Provisions provisions) {
        this.records = records;
        this.provisions = provisions;
    }

    /** May be repeated after a crash: a map is put in place once. */
    public Drop take(ReadDrop<List<ProvisionRow>> read) {
        List<Provisions.Line> lines = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (ProvisionRow row : read.rows()) {
            if (row instanceof ProvisionRow.Unsound unsound) {
                rejections.addAll(unsound.rejections());
            } else {
                place((ProvisionRow.Line) row, read.drop().partner(), lines, rejections);
            }
        }
        int rejected = read.rows().size() - lines.size();
        refuseMostlyUnsound(read.rows().size(), rejected);
        Ledger ledger = new Ledger(read.rows().size(), lines.size(), 0, 0, 0, rejected, 0, 0, 0);
        return provisions.replace(read.drop(), lines, ledger, rejections);
    }

    /** It would put next to nothing in the place of what stood. */
    private static void refuseMostlyUnsound(int rows, int rejected) {
        if (rejected == rows || rows >= FEW && rejected > rows * Contract.UNSOUND_ALLOWED) {
            throw new DropRefused(new Rejection(
                    "",
                    0,
                    "file",
                    "mostly-unsound",
                    Rejection.Effect.FILE_REFUSED,
                    "a map of which most lines can be taken: see that its columns have not shifted, and that the pupils were"
                            + " sent before",
                    rejected + " of " + rows + " lines cannot"));
        }
    }

    private void place(ProvisionRow.Line line, String school, List<Provisions.Line> lines, List<Rejection> rejections) {
        List<UUID> found = records.find(school, line.pupil());
        if (found.size() == 1) {
            lines.add(new Provisions.Line(line.at().row(), found.get(0), line.need(), line.resource()));
            rejections.addAll(line.dropped());
        } else {
            rejections.add(new Rejection(
                    line.at().file(),
                    line.at().row(),
                    "upn",
                    found.isEmpty() ? "unknown-pupil" : "ambiguous-pupil",
                    Rejection.Effect.ROW_REJECTED,
                    "one pupil of the school's latest drop",
                    found.isEmpty() ? "none" : found.size() + " who fit"));
        }
    }
}
