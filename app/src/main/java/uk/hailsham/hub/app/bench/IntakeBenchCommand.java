package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.connectors.store.CopyFloor;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropState;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.town.OneSchool;

/** Measures how fast a school's drop becomes rows in force, beside the least it could take. */
@Command(
        name = "intake",
        description =
                "Measures a school's first drop and one of which 98 %% is unchanged, step by step, beside parsing "
                        + "and COPY alone of the same rows.")
final class IntakeBenchCommand implements Callable<Integer> {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--rows",
            paramLabel = "N",
            split = ",",
            defaultValue = "20000",
            description = "Rows of the drop; several sizes make the table of growth (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of the pupils (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Rows of a first and a next drop before anything is measured; 0 for none (default: "
                    + "${DEFAULT-VALUE}).")
    private int warmUp;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<IntakeRun> runs = new ArrayList<>();
        if (warmUp > 0) {
            System.err.println("warming up, as a hub is that has run for a day");
            measure(warmUp);
        }
        for (int rows : sizes) {
            runs.addAll(measure(rows));
        }
        System.out.print(Machine.line());
        System.out.print(Figures.table(
                IntakeRun.headings(), runs.stream().map(IntakeRun::cells).toList()));
        return Exit.DONE.code();
    }

    private List<IntakeRun> measure(int rows) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("hub-bench");
        try {
            OneSchool school = new OneSchool(seed, DAY);
            school.first(rows, folder.resolve("first"));
            school.next(rows, folder.resolve("next"));
            try (BenchHub hub = BenchHub.start(
                    folder, config.folder(), BenchAgencies.only(config.read(), List.of()), Map.of("hub.poll", "100"))) {
                return List.of(
                        run(hub, rows, "first", folder.resolve("first"), 1),
                        run(hub, rows, "98 % unchanged", folder.resolve("next"), 2));
            }
        } finally {
            BenchHub.delete(folder);
        }
    }

    private static IntakeRun run(BenchHub hub, int rows, String kind, Path folder, int drops)
            throws IOException, InterruptedException {
        System.err.printf("%,d rows, %s%n", rows, kind);
        Path file = only(folder);
        IntakeFloor floor = IntakeFloor.of(file, new CopyFloor(hub.part(DataSource.class)));
        Machine.forgetPeak();
        try (StepTimes times = new StepTimes()) {
            long begun = System.nanoTime();
            hub.give(file, "inbox/" + BenchAgencies.SCHOOL);
            BenchHub.await("drop " + drops + " to be applied", PATIENCE, () -> applied(hub) == drops);
            double wall = (System.nanoTime() - begun) / 1e9;
            BenchHub.await("who is who", PATIENCE, () -> hub.part(Outbox.class).open() == 0);
            return new IntakeRun(rows, kind, times.seconds(), wall, floor, Machine.peakHeapMegabytes());
        }
    }

    private static long applied(BenchHub hub) {
        List<Drop> drops = hub.part(Drops.class).list(BenchAgencies.SCHOOL, 9);
        return drops.stream().filter(drop -> drop.state() == DropState.APPLIED).count();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
