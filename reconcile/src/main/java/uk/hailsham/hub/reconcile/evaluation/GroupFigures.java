package uk.hailsham.hub.reconcile.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the left records of one group fare: those with one value in a column, or with none.
 *
 * @param column as in the file
 * @param value empty for those that have none
 * @param records left records that stand in the truth
 */
public record GroupFigures(String column, String value, long records, Score same, Score sameOrPerhaps) {
    /** @param values of left records by id; one that is not in it is in no group */
    public static List<GroupFigures> of(Truth truth, List<Link> links, String column, Map<String, String> values) {
        Map<String, List<TruePair>> pairs = new TreeMap<>();
        Map<String, List<Link>> theirs = new HashMap<>();
        Map<String, Long> records = new HashMap<>();
        truth.byLeft().forEach((left, rows) -> {
            String value = values.get(left);
            if (value != null) {
                pairs.computeIfAbsent(value, k -> new ArrayList<>()).addAll(rows);
                records.merge(value, 1L, Long::sum);
            }
        });
        for (Link link : links) {
            Link ordered = truth.matching().ordered(link);
            String value = values.get(ordered.left());
            if (value != null) {
                theirs.computeIfAbsent(value, k -> new ArrayList<>()).add(ordered);
            }
        }
        List<GroupFigures> figures = new ArrayList<>();
        pairs.forEach((value, rows) -> {
            Truth part = new Truth(truth.matching(), rows);
            List<Link> any = theirs.getOrDefault(value, List.of());
            List<Link> same = any.stream().filter(Link::same).toList();
            figures.add(new GroupFigures(
                    column,
                    value,
                    records.get(value),
                    Counting.of(part, same).score(),
                    Counting.of(part, any).score()));
        });
        return figures;
    }
}
