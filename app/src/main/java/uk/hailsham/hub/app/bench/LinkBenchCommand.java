package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.evaluate.LinkFiles;
import uk.hailsham.hub.reconcile.evaluation.Matching;
import uk.hailsham.hub.town.TownPlan;
import uk.hailsham.hub.town.people.People;
import uk.hailsham.hub.town.people.PeoplePlan;
import uk.hailsham.hub.town.people.Rates;

/** Measures linking, on made-up children and on labelled sets. */
@Command(
        name = "link",
        description =
                "Measures hub link, cold, on made-up children and on labelled sets; up to 100,000 records a file Duke "
                        + "too, above that the time to read the files.")
final class LinkBenchCommand implements Callable<Integer> {
    private static final long MOST_FOR_DUKE = 110_000;
    private static final int MOST_WITHOUT_UPN = 1_000_000;

    @Option(
            names = "--labelled",
            paramLabel = "DIR",
            description = "Labelled sets; see docs/linkage.md for their names.")
    private Path labelled;

    @Option(
            names = "--sizes",
            paramLabel = "SIZE",
            split = ",",
            defaultValue = "100k,1M",
            description = "Made-up children, such as 100k,1M,11M,11Mx1M; 0 for none (default: ${DEFAULT-VALUE}).")
    private List<String> sizes;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of hub link; medians are shown (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of the children (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--folder", paramLabel = "DIR", description = "Keeps files and logs there (default: nowhere).")
    private Path kept;

    @Option(names = "--no-peer", description = "Leaves Duke out.")
    private boolean noPeer;

    @Option(names = "--no-resident", description = "Leaves out the index that stays.")
    private boolean noResident;

    private final Path home =
            Path.of(System.getProperty("hub.home", ".")).toAbsolutePath().normalize();
    private final Engine hub = new HubEngine(home.resolve("hub"));
    private final Engine duke = new DukeEngine(home.resolve("app/target/hub/peers/duke") + "/*");
    private final Residence residence = new Residence(home.resolve("hub"));
    private final List<Result> results = new ArrayList<>();
    private final Growth growth = new Growth();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Size> wanted = sizes.equals(List.of("0"))
                ? List.of()
                : sizes.stream().map(Size::of).toList();
        List<LinkCase> sets = labelled == null ? List.of() : new LabelledCases(labelled).all();
        Path folder = kept == null ? Files.createTempDirectory("hub-bench") : Files.createDirectories(kept);
        try {
            for (LinkCase set : sets) {
                measure(
                        set,
                        Files.createDirectories(
                                folder.resolve(set.name().replace(", ", "-").replace(' ', '-'))));
            }
            for (Size size : wanted) {
                children(size, folder);
            }
        } finally {
            if (kept == null) {
                delete(folder);
            }
        }
        System.out.print(Figures.table(
                Result.headings(), results.stream().map(Result::cells).toList()));
        System.out.print(growth.text());
        System.out.print(residence.text());
        return Exit.DONE.code();
    }

    private void children(Size size, Path folder) throws IOException, InterruptedException {
        Path here = folder.resolve(size.toString().replace(' ', '-'));
        System.err.println("making up " + size);
        People.indexAndRoll(
                new PeoplePlan(size.entries(), size.pupils(), seed, TownPlan.DEMO.today(), new Rates(Map.of(), 1)),
                here);
        LinkCase whole = new LinkCase(
                size.toString(),
                here.resolve("roll.csv"),
                here.resolve("index.csv"),
                List.of(),
                LinkFiles.truth(here.resolve("truth.csv"), Matching.TWO_FILES),
                (long) size.entries() + size.pupils());
        double floor = ReadFloor.seconds(whole.files());
        growth.add(measure(whole, here), floor);
        if (!noResident) {
            System.err.println("the same as an index that stays");
            residence.measure(whole, here);
        }
        if (size.entries() <= MOST_WITHOUT_UPN) {
            measure(whole.without("upn"), Files.createDirectories(here.resolve("no-upn")));
        }
        if (kept == null) {
            delete(here);
        }
    }

    private Result measure(LinkCase subject, Path folder) throws IOException, InterruptedException {
        System.err.println("linking " + subject.name());
        Result result = hub.link(subject, folder, runs);
        add(result);
        if (!noPeer && subject.records() <= MOST_FOR_DUKE) {
            System.err.println("the same with Duke");
            add(duke.link(subject, folder, 1));
        }
        return result;
    }

    /** Told at once too: a long bench that fails later has not been for nothing. */
    private void add(Result result) {
        results.add(result);
        System.err.println("  " + String.join(" | ", result.cells()));
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException e) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
