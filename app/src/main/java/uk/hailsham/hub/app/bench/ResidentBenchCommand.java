package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.link.LinkRun;
import uk.hailsham.hub.reconcile.column.ColumnWishes;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.column.Recognition;
import uk.hailsham.hub.reconcile.csv.CsvFile;
import uk.hailsham.hub.reconcile.index.ResidentIndex;
import uk.hailsham.hub.reconcile.link.MatchingModel;
import uk.hailsham.hub.reconcile.pack.Layout;

/** Builds an index that stays, or opens one and measures it; two processes, so that opening finds nothing prepared. */
@Command(
        name = "resident",
        description = "Measures an index that stays: look-ups, changes, opening. First with --build, then without.")
final class ResidentBenchCommand implements Callable<Integer> {
    private static final int GLANCE = 2000;
    private static final double SAME = 0.99;

    @Parameters(index = "0", paramLabel = "ROLL.csv", description = "The records that are looked for.")
    private Path roll;

    @Parameters(index = "1", paramLabel = "INDEX.csv", description = "The records of the index.")
    private Path index;

    @Option(names = "--snapshot", required = true, paramLabel = "FILE", description = "The index, as it is kept.")
    private Path snapshot;

    @Option(names = "--build", description = "Reads the files, learns and writes the snapshot.")
    private boolean build;

    @Option(names = "--threads", paramLabel = "T", description = "Threads (default: one per processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (build) {
            build();
        } else {
            measure();
        }
        return Exit.DONE.code();
    }

    private void build() throws IOException {
        try (LinkRun run = new LinkRun(roll, index, MatchingModel.USUAL, threads)) {
            run.read();
            run.learn(null);
            ResidentIndex built = run.resident(SAME);
            long begun = System.nanoTime();
            built.save(snapshot);
            say("save s", ResidentMeasures.seconds(begun));
            say("snapshot MB", Files.size(snapshot) >> 20);
        }
    }

    private void measure() throws IOException, InterruptedException {
        Recognised asked = columns(roll);
        Layout layout = Layout.of(List.of(asked, columns(index)));
        List<List<String>> rows = new ArrayList<>();
        CsvFile.open(roll).each((line, cells) -> rows.add(cells));
        long begun = System.nanoTime();
        ResidentIndex opened = ResidentIndex.open(snapshot, layout, asked, SAME);
        opened.look(rows.get(0));
        say("open s", ResidentMeasures.seconds(begun));
        new ResidentMeasures(opened, rows, asked.id(), threads).tell(ResidentBenchCommand::say);
    }

    private static Recognised columns(Path path) throws IOException {
        CsvFile file = CsvFile.open(path);
        return Recognition.of(file.headings(), file.glance(GLANCE), ColumnWishes.NONE);
    }

    private static void say(String figure, Object value) {
        System.out.println(figure + "=" + value);
    }
}
