package uk.hailsham.hub.connectors.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which seals may have no events any more: those that a cut covers of which the file outside the database knows. */
final class SealCuts {
    private final List<SealRows.Cut> known;
    private final List<SealRows.Cut> forged;

    /** @param written lines of the seals' file */
    SealCuts(List<SealRows.Cut> cuts, Set<String> written) {
        known = cuts.stream().filter(cut -> written.contains(cut.line())).toList();
        forged = cuts.stream().filter(cut -> !written.contains(cut.line())).toList();
    }

    boolean covers(SealRows.Seal seal) {
        return known.stream().anyMatch(cut -> seal.id() <= cut.upTo());
    }

    /** A cut takes whole seals, all from the one before it on, and none that was younger than its rule allowed. */
    List<String> faults(List<SealRows.Seal> seals) {
        List<String> faults = new ArrayList<>();
        forged.forEach(cut ->
                faults.add("the cut up to seal " + cut.upTo() + " is not as the file outside the database has it"));
        long before = 0;
        for (SealRows.Cut cut : known) {
            long from = before;
            List<SealRows.Seal> taken = seals.stream()
                    .filter(seal -> seal.id() > from && seal.id() <= cut.upTo())
                    .toList();
            long events = taken.stream().mapToLong(SealRows.Seal::events).sum();
            if (events != cut.events()) {
                faults.add(
                        "the cut up to seal " + cut.upTo() + ": expected " + events + " events, found " + cut.events());
            }
            taken.stream()
                    .filter(seal -> !seal.at().isBefore(cut.olderThan()))
                    .forEach(seal ->
                            faults.add("seal " + seal.id() + " was cut, though it is younger than " + cut.olderThan()));
            before = cut.upTo();
        }
        return faults;
    }
}
