package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.reconcile.Decision;

/**
 * A decision about two records, in either order.
 *
 * @param evidence JSON; columns and levels, without values
 * @param engine name and version of what decided
 * @param differences fields in which two records of one child differ; names only, empty unless the decision is SAME
 */
public record LinkDecision(
        UUID left, UUID right, Decision decision, String evidence, String engine, List<String> differences) {
    public LinkDecision {
        differences = List.copyOf(differences);
        if (left.equals(right)) {
            throw new IllegalArgumentException("expected two records, found one with itself");
        }
    }

    UUID lower() {
        return Sorted.first(left, right);
    }

    UUID upper() {
        return Sorted.first(left, right).equals(left) ? right : left;
    }
}
