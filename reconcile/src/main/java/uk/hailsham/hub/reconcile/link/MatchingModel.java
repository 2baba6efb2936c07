package uk.hailsham.hub.reconcile.link;

import java.util.List;
import java.util.Map;
import uk.hailsham.hub.reconcile.column.ColumnWishes;
import uk.hailsham.hub.reconcile.key.BlockingKey;

/**
 * What somebody lays down for a linkage; all else comes from the columns.
 *
 * @param precision what the decision same promises; NaN for the usual
 * @param keys instead of the usual ones; empty for these
 * @param levels by comparison and level, how often the level is expected among pairs of one person
 */
public record MatchingModel(
        ColumnWishes columns, double precision, List<BlockingKey> keys, Map<String, Map<String, Double>> levels) {
    public static final MatchingModel USUAL = new MatchingModel(ColumnWishes.NONE, Double.NaN, List.of(), Map.of());
}
