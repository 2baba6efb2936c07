package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.evaluate.CsvTable;
import uk.hailsham.hub.app.evaluate.LinkFiles;
import uk.hailsham.hub.reconcile.evaluation.Matching;
import uk.hailsham.hub.reconcile.evaluation.TruePair;
import uk.hailsham.hub.reconcile.evaluation.Truth;

/**
 * Labelled sets of a folder, by their names: {@code X_left.csv, X_right.csv, X_truth.csv}; {@code X.csv, X_truth.csv};
 * {@code febrl<n>a.csv, febrl<n>b.csv} and {@code febrl<n>.csv}, whose truth is the number in {@code rec-<n>-…}; any other
 * CSV with a column {@code cluster}.
 */
final class LabelledCases {
    private static final Pattern FEBRL = Pattern.compile("rec-(\\d+)-.*");
    private static final String CLUSTER = "cluster";
    private final Path folder;

    LabelledCases(Path folder) {
        this.folder = folder;
    }

    List<LinkCase> all() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        List<LinkCase> cases = new ArrayList<>();
        for (String name : names) {
            if (name.endsWith(".csv") && !name.matches(".*_(right|truth)\\.csv|febrl\\d+b\\.csv")) {
                cases.addAll(of(name.substring(0, name.length() - ".csv".length())));
            }
        }
        if (cases.isEmpty()) {
            throw new Refusal(Exit.USAGE, "--labelled: expected labelled sets, found none in " + folder);
        }
        return cases;
    }

    private List<LinkCase> of(String name) {
        if (name.endsWith("_left")) {
            String stem = name.substring(0, name.length() - "_left".length());
            Path truth = file(stem + "_truth");
            return List.of(known(stem, file(name), file(stem + "_right"), LinkFiles.truth(truth, Matching.TWO_FILES)));
        }
        if (name.matches("febrl\\d+a")) {
            String stem = name.substring(0, name.length() - 1);
            LinkCase whole = febrl(stem, file(name), file(stem + "b"));
            return List.of(whole, whole.without("soc_sec_id"));
        }
        if (name.matches("febrl\\d+")) {
            return List.of(febrl(name, file(name), null));
        }
        if (Files.exists(file(name + "_truth"))) {
            return List.of(known(name, file(name), null, LinkFiles.truth(file(name + "_truth"), Matching.ONE_FILE)));
        }
        return CsvTable.columns(file(name)).contains(CLUSTER) ? List.of(clustered(name)) : List.of();
    }

    private Path file(String name) {
        return folder.resolve(name + ".csv");
    }

    private static LinkCase known(String name, Path left, Path right, Truth truth) {
        long records = ids(left).size() + (right == null ? 0 : ids(right).size());
        return new LinkCase(name, left, right, List.of(), truth, records);
    }

    private static List<String> ids(Path file) {
        List<String> ids = new ArrayList<>();
        CsvTable.each(file, List.of(), row -> ids.add(row.cell(0)));
        return ids;
    }

    private static LinkCase febrl(String name, Path left, Path right) {
        Map<String, List<String>> lefts = new LinkedHashMap<>();
        ids(left)
                .forEach(id -> lefts.computeIfAbsent(number(id), k -> new ArrayList<>())
                        .add(id));
        if (right == null) {
            return known(name, left, null, new Truth(Matching.ONE_FILE, pairsWithin(lefts)));
        }
        List<TruePair> pairs = new ArrayList<>();
        for (String id : ids(right)) {
            lefts.getOrDefault(number(id), List.of()).forEach(one -> pairs.add(pair(one, id)));
        }
        return known(name, left, right, new Truth(Matching.TWO_FILES, pairs));
    }

    private static String number(String id) {
        Matcher parts = FEBRL.matcher(id);
        if (!parts.matches()) {
            throw new Refusal(Exit.REFUSED, "expected ids such as rec-12-org in a FEBRL file, found another");
        }
        return parts.group(1);
    }

    /** The answer itself must not be used. */
    private LinkCase clustered(String name) {
        Map<String, List<String>> clusters = new LinkedHashMap<>();
        CsvTable.each(
                file(name),
                List.of(CLUSTER),
                row -> clusters.computeIfAbsent(row.needed(CLUSTER), k -> new ArrayList<>())
                        .add(row.cell(0)));
        long records = clusters.values().stream().mapToLong(List::size).sum();
        Truth truth = new Truth(Matching.ONE_FILE, pairsWithin(clusters));
        return new LinkCase(name, file(name), null, List.of(CLUSTER), truth, records);
    }

    private static List<TruePair> pairsWithin(Map<String, List<String>> groups) {
        List<TruePair> pairs = new ArrayList<>();
        for (List<String> group : groups.values()) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    pairs.add(pair(group.get(i), group.get(j)));
                }
            }
        }
        return pairs;
    }

    private static TruePair pair(String left, String right) {
        return new TruePair(left, right, List.of("any"));
    }
}
