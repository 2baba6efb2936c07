package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures the same children as an index that stays: built by one process, opened and asked by another. */
final class Residence {
    private static final List<String> FIGURES = List.of(
            "save s",
            "snapshot MB",
            "open s",
            "looks",
            "first looks s",
            "looks s",
            "median ms",
            "p99 ms",
            "longest ms",
            "adds a second",
            "changes a second",
            "removes a second");

    private final Path hub;
    private final List<List<String>> rows = new ArrayList<>();

    Residence(Path hub) {
        this.hub = hub;
    }

    void measure(LinkCase subject, Path folder) throws IOException, InterruptedException {
        Path snapshot = folder.resolve("index.snapshot");
        Map<String, String> figures = new HashMap<>();
        Measured built = run(subject, snapshot, figures, "--build");
        Measured asked = run(subject, snapshot, figures);
        Files.delete(snapshot);
        List<String> cells = new ArrayList<>(List.of(
                subject.name(),
                Figures.one(built.seconds()),
                String.valueOf(built.peakBytes() >> 20),
                String.valueOf(asked.peakBytes() >> 20)));
        FIGURES.forEach(figure -> cells.add(figures.getOrDefault(figure, "-")));
        rows.add(cells);
        System.err.println("  " + String.join(" | ", cells));
    }

    private Measured run(LinkCase subject, Path snapshot, Map<String, String> figures, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(hub.toString(), "bench", "resident"));
        subject.files().forEach(file -> command.add(file.toString()));
        command.addAll(List.of("--snapshot", snapshot.toString()));
        command.addAll(List.of(more));
        Path log = snapshot.resolveSibling(more.length == 0 ? "asked.log" : "built.log");
        Measured measured = MeasuredProcess.run(command, Map.of("HUB_AS_BUILT", "1"), log);
        for (String line : Files.readAllLines(log)) {
            int equals = line.indexOf('=');
            if (equals > 0 && FIGURES.contains(line.substring(0, equals))) {
                figures.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return measured;
    }

    /** Empty when nothing was measured. */
    String text() {
        List<String> headings = new ArrayList<>(List.of("resident", "build s", "build peak MB", "asked peak MB"));
        headings.addAll(FIGURES);
        return rows.isEmpty() ? "" : "\n" + Figures.table(headings, rows);
    }
}
