package uk.hailsham.hub.reconcile.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import uk.hailsham.hub.reconcile.column.ColumnWishes;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.column.Recognition;
import uk.hailsham.hub.reconcile.csv.CsvFile;
import uk.hailsham.hub.reconcile.key.Unexpanded;
import uk.hailsham.hub.reconcile.model.Model;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.pack.Loading;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.pack.Words;
import uk.hailsham.hub.reconcile.work.Workers;

/** A whole linkage of rows in memory, with what it decided. */
final class Run implements AutoCloseable {
    private static final Linkage.Steps QUIET = new Linkage.Steps() {
        @Override
        public void begin(String step) {}

        @Override
        public void progress(long done, long of) {}

        @Override
        public void pairs(long compared, Unexpanded unexpanded) {}
    };

    final Linkage linkage;
    final Model model;
    final Outcome outcome;
    final Recognised columns;
    final Layout layout;
    final Records left;
    final Records right;
    final Words words = new Words();
    final Workers workers;

    /** @param right null to find the duplicates of the left */
    Run(Path folder, String headings, List<String> left, List<String> right, int threads) throws IOException {
        workers = new Workers(threads);
        List<CsvFile> files = new ArrayList<>();
        List<Recognised> recognised = new ArrayList<>();
        for (List<String> rows : right == null ? List.of(left) : List.of(left, right)) {
            Path path = folder.resolve("file" + files.size() + ".csv");
            Files.writeString(path, headings + "\n" + String.join("\n", rows) + "\n");
            CsvFile file = CsvFile.open(path);
            files.add(file);
            recognised.add(Recognition.of(file.headings(), file.glance(500), ColumnWishes.NONE));
        }
        columns = recognised.get(0);
        layout = Layout.of(recognised);
        Loading loading = new Loading(layout, words, workers);
        this.left = loading.load(files.get(0), recognised.get(0));
        this.right = right == null ? this.left : loading.load(files.get(1), recognised.get(1));
        linkage = new Linkage(this.left, this.right, words, workers, QUIET);
        linkage.prepare(MatchingModel.USUAL);
        model = linkage.train(MatchingModel.USUAL);
        outcome = linkage.decide(model, Double.NaN);
    }

    /** By both ids, decision, weight and probability. */
    TreeMap<String, String> decisions() {
        TreeMap<String, String> decisions = new TreeMap<>();
        for (Pair pair : outcome.pairs()) {
            decisions.put(
                    left.id(pair.left()) + " " + right.id(pair.right()),
                    "%s %.3f %.5f".formatted(pair.decision(), pair.weight(), pair.probability()));
        }
        return decisions;
    }

    String decision(String leftId, String rightId) {
        String found = decisions().get(leftId + " " + rightId);
        return found == null ? "none" : found.split(" ")[0].toLowerCase(java.util.Locale.ROOT);
    }

    /** Empty for a pair that was not worth a decision. */
    String evidence(String leftId, String rightId) {
        return outcome.pairs().stream()
                .filter(pair -> left.id(pair.left()).equals(leftId)
                        && right.id(pair.right()).equals(rightId))
                .map(pair -> linkage.explain(model, pair).text())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        workers.close();
    }
}
