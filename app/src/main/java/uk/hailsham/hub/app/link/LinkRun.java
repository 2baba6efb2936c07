package uk.hailsham.hub.app.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.hailsham.hub.reconcile.column.ColumnWishes;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.column.Recognition;
import uk.hailsham.hub.reconcile.csv.CsvFile;
import uk.hailsham.hub.reconcile.explain.Explanation;
import uk.hailsham.hub.reconcile.explain.WaterfallSvg;
import uk.hailsham.hub.reconcile.index.ResidentIndex;
import uk.hailsham.hub.reconcile.link.Linkage;
import uk.hailsham.hub.reconcile.link.MatchingModel;
import uk.hailsham.hub.reconcile.link.Outcome;
import uk.hailsham.hub.reconcile.link.Pair;
import uk.hailsham.hub.reconcile.model.Model;
import uk.hailsham.hub.reconcile.model.ModelFile;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.pack.Loading;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.pack.Words;
import uk.hailsham.hub.reconcile.work.Workers;

/** One run of {@code hub link}, step by step. */
public final class LinkRun implements AutoCloseable {
    private static final int GLANCE = 2000;

    private final List<Path> paths;
    private final MatchingModel laidDown;
    private final Workers workers;
    private final Progress progress = new Progress(System.err);
    private final Set<String> headings = new HashSet<>();
    private Records left;
    private Records right;
    private boolean turned;
    private Linkage linkage;
    private Model model;
    private Outcome outcome;
    private Recognised asked;

    /** @param right null to find the duplicates of the left */
    public LinkRun(Path left, Path right, MatchingModel laidDown, int threads) {
        this.paths = right == null ? List.of(left) : List.of(left, right);
        this.laidDown = laidDown;
        this.workers = new Workers(threads);
    }

    /** Reads the files; the greater one is searched, whichever it is. */
    public void read() throws IOException {
        progress.begin("reading");
        List<CsvFile> files = new ArrayList<>();
        List<Recognised> columns = new ArrayList<>();
        for (Path path : paths) {
            CsvFile file = CsvFile.open(path);
            files.add(file);
            headings.addAll(file.headings());
            columns.add(Recognition.of(file.headings(), file.glance(GLANCE), wishes(file)));
            progress.columns(path.getFileName().toString(), file.headings(), columns.get(columns.size() - 1));
        }
        asked = columns.get(0);
        Layout layout = Layout.of(columns);
        if (layout.fields().isEmpty()) {
            throw new IllegalArgumentException(
                    "expected columns that can be compared, found none in common; say in a model file what columns hold");
        }
        Words words = new Words();
        Loading loading = new Loading(layout, words, workers);
        List<Records> records = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            records.add(loading.load(files.get(i), columns.get(i)));
        }
        left = records.get(0);
        right = records.get(records.size() - 1);
        turned = left != right && left.present() > right.present();
        linkage = turned
                ? new Linkage(right, left, words, workers, progress)
                : new Linkage(left, right, words, workers, progress);
        progress.read(left.present(), left == right ? 0 : right.present());
    }

    private ColumnWishes wishes(CsvFile file) {
        ColumnWishes wishes = laidDown.columns();
        if (wishes.id().isPresent() && !file.headings().contains(wishes.id().get())) {
            throw new IllegalArgumentException(file.path().getFileName() + ": expected a column '"
                    + wishes.id().get() + "' for --id, found " + file.headings());
        }
        return wishes;
    }

    /** Says which of these columns no file has: whoever misspells what must not be used would never know. */
    void missing(List<String> ignored) {
        ignored.stream()
                .map(String::strip)
                .filter(name -> !headings.contains(name))
                .forEach(progress::missing);
    }

    /** @param trained null to learn now */
    public void learn(Path trained) throws IOException {
        linkage.prepare(laidDown);
        model = trained == null
                ? linkage.train(laidDown)
                : ModelFile.read(trained, linkage.comparisons().forThread());
    }

    /** The greater file as an index that stays, asked with rows of the left one. */
    public ResidentIndex resident(double threshold) {
        progress.begin("keeping");
        return linkage.resident(model, asked, threshold);
    }

    void keep(Path file) throws IOException {
        ModelFile.write(model, file);
    }

    void decide(Path out) throws IOException {
        outcome = linkage.decide(model, laidDown.precision());
        progress.begin("writing");
        LinksFile.write(out, outcome, left, right, turned);
        if (left == right) {
            LinksFile.writeClusters(out.resolveSibling("clusters.csv"), outcome, left);
        }
    }

    String explainedModel() {
        return model.explained();
    }

    /** @param svg null when nothing is to be drawn */
    void explain(int most, Path svg) throws IOException {
        int number = 0;
        for (Pair pair : outcome.pairs().stream().limit(most).toList()) {
            Explanation found = linkage.explain(model, pair);
            Explanation explanation = turned ? found.turned() : found;
            System.out.println(explanation.text());
            if (svg != null) {
                Files.createDirectories(svg);
                Files.writeString(svg.resolve("pair-%03d.svg".formatted(++number)), WaterfallSvg.of(explanation));
            }
        }
    }

    void summary() {
        progress.summary(outcome, linkage.recallOfKeys(outcome));
    }

    @Override
    public void close() {
        workers.close();
    }
}
