package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.app.evaluate.LinkFiles;
import uk.hailsham.hub.reconcile.evaluation.Clusters;
import uk.hailsham.hub.reconcile.evaluation.Evaluation;
import uk.hailsham.hub.reconcile.evaluation.Score;

/** {@code hub link} as packaged, with its default settings. */
final class HubEngine implements Engine {
    private final Path hub;

    HubEngine(Path hub) {
        this.hub = hub;
    }

    @Override
    public Result link(LinkCase subject, Path folder, int runs) throws IOException, InterruptedException {
        List<Measured> measured = new ArrayList<>();
        Path first = folder.resolve("links.csv");
        boolean alike = true;
        for (int run = 0; run < runs; run++) {
            Path out = run == 0 ? first : folder.resolve("again").resolve("links.csv");
            Files.createDirectories(out.getParent());
            measured.add(MeasuredProcess.run(
                    command(subject, out), Map.of("HUB_AS_BUILT", "1"), out.resolveSibling("link.log")));
            alike = alike && Files.mismatch(first, out) < 0;
        }
        return new Result(
                subject,
                "hub link",
                Measured.median(measured),
                Evaluation.of(subject.truth(), LinkFiles.links(first)),
                clusters(subject, first.resolveSibling("clusters.csv")),
                alike ? "" : "RUNS DIFFER");
    }

    private List<String> command(LinkCase subject, Path out) {
        List<String> command = new ArrayList<>(List.of(hub.toString(), "link"));
        subject.files().forEach(file -> command.add(file.toString()));
        command.addAll(List.of("--out", out.toString()));
        subject.ignored().forEach(column -> command.addAll(List.of("--ignore", column)));
        return command;
    }

    private static Score clusters(LinkCase subject, Path file) {
        return Files.exists(file) && subject.right() == null
                ? Clusters.score(subject.truth(), LinkFiles.clusters(file))
                : null;
    }
}
