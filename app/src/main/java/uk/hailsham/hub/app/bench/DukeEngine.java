package uk.hailsham.hub.app.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.app.evaluate.CsvTable;
import uk.hailsham.hub.reconcile.evaluation.Evaluation;
import uk.hailsham.hub.reconcile.evaluation.Link;

/** Duke 1.2 from Maven Central, with weights set by hand once for all kinds of columns; it takes the best link of each. */
final class DukeEngine implements Engine {
    private final String classPath;

    /** @param classPath of Duke and of what it needs */
    DukeEngine(String classPath) {
        this.classPath = classPath;
    }

    @Override
    public Result link(LinkCase subject, Path folder, int runs) throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (Path file : subject.files()) {
            files.add(trimmed(file, folder.resolve("duke-" + files.size() + ".csv")));
        }
        Path config = folder.resolve("duke.xml");
        Files.writeString(config, DukeConfig.of(files, subject.ignored()));
        Path links = folder.resolve("duke-links.txt");
        List<Measured> measured = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Files.deleteIfExists(links);
            measured.add(MeasuredProcess.run(command(config, links), Map.of(), folder.resolve("duke.log")));
        }
        return new Result(
                subject,
                "Duke 1.2",
                Measured.median(measured),
                Evaluation.of(subject.truth(), links(subject, links)),
                null,
                "");
    }

    private List<String> command(Path config, Path links) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                classPath,
                "no.priv.garshol.duke.Duke",
                "--linkfile=" + links,
                "--batchsize=1000",
                config.toString());
    }

    /** Duke takes headers and cells as they stand; spaces round them are no part of them. */
    private static Path trimmed(Path file, Path to) throws IOException {
        try (CsvWriter out = CsvWriter.builder().build(to)) {
            out.writeRecord(CsvTable.columns(file));
            CsvTable.each(
                    file,
                    List.of(),
                    row -> out.writeRecord(Stream.iterate(0, i -> i + 1)
                            .limit(row.columns().size())
                            .map(row::cell)
                            .toList()));
        }
        return to;
    }

    /** Lines of {@code +,left,right,confidence}. */
    private static List<Link> links(LinkCase subject, Path file) throws IOException {
        Map<String, Link> best = new HashMap<>();
        List<Link> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            double confidence = Double.parseDouble(cells[3]);
            Link link = new Link(cells[1], cells[2], true, confidence, Math.min(1, confidence));
            all.add(link);
            best.merge(link.left(), link, (one, other) -> one.weight() >= other.weight() ? one : other);
        }
        return subject.right() == null ? all : List.copyOf(best.values());
    }
}
