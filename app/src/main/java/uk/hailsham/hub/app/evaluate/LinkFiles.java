package uk.hailsham.hub.app.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.reconcile.evaluation.Link;
import uk.hailsham.hub.reconcile.evaluation.Matching;
import uk.hailsham.hub.reconcile.evaluation.TruePair;
import uk.hailsham.hub.reconcile.evaluation.Truth;

/** Reads what hub link writes, and truths. */
public final class LinkFiles {
    private static final List<String> LINK = List.of("left_id", "right_id", "decision", "weight", "probability");

    private LinkFiles() {}

    public static List<Link> links(Path file) {
        List<Link> links = new ArrayList<>();
        CsvTable.each(
                file,
                LINK,
                row -> links.add(new Link(
                        row.needed("left_id"),
                        row.needed("right_id"),
                        same(row),
                        row.number("weight"),
                        probability(row))));
        return links;
    }

    private static boolean same(CsvTable.Row row) {
        return switch (row.cell("decision")) {
            case "same" -> true;
            case "perhaps" -> false;
            default -> throw row.wrong("decision", "same or perhaps");
        };
    }

    private static double probability(CsvTable.Row row) {
        double probability = row.number("probability");
        if (!(probability >= 0 && probability <= 1)) {
            throw row.wrong("probability", "a number from 0 to 1");
        }
        return probability;
    }

    /** Kinds are joined by a plus; a truth without them has one kind only. */
    public static Truth truth(Path file, Matching matching) {
        List<TruePair> pairs = new ArrayList<>();
        Map<String, List<String>> kinds = new HashMap<>();
        CsvTable.each(file, List.of("left_id", "right_id"), row -> {
            String kind = row.columns().contains("kind") ? row.cell("kind") : "";
            pairs.add(new TruePair(
                    row.needed("left_id"),
                    row.cell("right_id"),
                    kinds.computeIfAbsent(kind.isEmpty() ? "any" : kind, k -> List.of(k.split("\\+")))));
        });
        return new Truth(matching, pairs);
    }

    public static Map<String, String> clusters(Path file) {
        Map<String, String> clusters = new HashMap<>();
        CsvTable.each(file, List.of("id", "cluster"), row -> {
            if (clusters.put(row.needed("id"), row.needed("cluster")) != null) {
                throw row.wrong("id", "each record once");
            }
        });
        return clusters;
    }
}
