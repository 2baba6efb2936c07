package uk.hailsham.hub.reconcile;

import java.util.List;

/** A decision about two records, left one of those asked about; pairs nobody proposed are not decided. */
public record Match(String left, String right, Decision decision, List<Evidence> evidence) {
    public Match {
        evidence = List.copyOf(evidence);
    }
}
