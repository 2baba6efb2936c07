package uk.hailsham.hub.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.config.yaml.YamlFile;
import uk.hailsham.hub.reconcile.column.ColumnWishes;
import uk.hailsham.hub.reconcile.column.Heading;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.key.BlockingKey;
import uk.hailsham.hub.reconcile.key.Feature;
import uk.hailsham.hub.reconcile.link.MatchingModel;

/** {@code config/matching.yml}, or a file like it: what columns hold, what is expected of them, what is promised. */
public final class MatchingFile {
    private MatchingFile() {}

    /** Empty when the file cannot be read; then, and when something in it is wrong, faults say what. */
    public static Optional<MatchingModel> read(Path file, List<Fault> faults) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        return YamlFile.read(folder, file.getFileName().toString(), faults).map(MatchingFile::read);
    }

    static MatchingModel read(Block file) {
        Map<String, Heading> columns = new LinkedHashMap<>();
        file.map("columns").forEach((name, kind) -> heading(file, kind).ifPresent(found -> columns.put(name, found)));
        ColumnWishes wishes =
                new ColumnWishes(file.optional("id"), new HashSet<>(file.texts("ignore")), Map.copyOf(columns));
        double precision = file.share("precision", Double.NaN);
        List<BlockingKey> keys = new ArrayList<>();
        file.texts("keys").forEach(key -> key(file, key).ifPresent(keys::add));
        Map<String, Map<String, Double>> levels = levels(file);
        file.end();
        return new MatchingModel(wishes, precision, List.copyOf(keys), levels);
    }

    /** {@code given-name}, {@code place/town}, {@code family-name other}. */
    private static Optional<Heading> heading(Block file, String text) {
        boolean other = text.endsWith(" other");
        String[] parts = (other ? text.substring(0, text.length() - 6) : text).split("/", 2);
        Optional<Kind> kind = Stream.of(Kind.values())
                .filter(value -> word(value).equals(parts[0].strip()))
                .findFirst();
        if (kind.isEmpty()) {
            file.fault(
                    "columns",
                    "expected a kind, one of "
                            + Stream.of(Kind.values()).map(MatchingFile::word).toList() + ", found '" + parts[0] + "'");
        }
        return kind.map(found -> new Heading(found, parts.length > 1 ? parts[1].strip() : "", other));
    }

    private static Optional<BlockingKey> key(Block file, String text) {
        List<Feature> features = new ArrayList<>();
        for (String part : text.split("\\+")) {
            Optional<Feature> feature = Stream.of(Feature.values())
                    .filter(value -> word(value).equals(part.strip()))
                    .findFirst();
            if (feature.isEmpty()) {
                file.fault(
                        "keys",
                        "expected features joined by +, of "
                                + Stream.of(Feature.values())
                                        .map(MatchingFile::word)
                                        .toList() + ", found '" + part.strip()
                                + "'");
                return Optional.empty();
            }
            features.add(feature.get());
        }
        return Optional.of(new BlockingKey(List.copyOf(features)));
    }

    private static Map<String, Map<String, Double>> levels(Block file) {
        Map<String, Map<String, Double>> levels = new LinkedHashMap<>();
        for (Block block : file.blocks("comparisons")) {
            Map<String, Double> shares = new LinkedHashMap<>();
            block.map("levels")
                    .forEach((level, share) -> share(block, share).ifPresent(found -> shares.put(level, found)));
            levels.put(block.text("name"), Map.copyOf(shares));
            block.end();
        }
        return levels;
    }

    private static Optional<Double> share(Block block, String text) {
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return Optional.of(share);
            }
        } catch (NumberFormatException e) {
            // told below, as any other text that is no share
        }
        block.fault("levels", "expected a share from 0 to 1, found '" + text + "'");
        return Optional.empty();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
