package uk.hailsham.hub.app.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.wiring.OpenAudit;
import uk.hailsham.hub.connectors.backup.Folders;

/** Kills the hub, its database and its broker at seeded moments, round after round, and looks what became of the work. */
@Command(
        name = "chaos",
        description =
                "Kills the hub, PostgreSQL and the broker at seeded moments while drops, feeds and deliveries run,"
                        + " and checks after each restart that nothing is lost or doubled.")
public final class ChaosCommand implements Callable<Integer> {
    private static final Duration FIRST_NIGHT = Duration.ofMinutes(10);
    private static final int SEEDS = 1_000_000;

    @Mixin
    private ConfigOption config;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed, the same blows (default: a random one).")
    private Long seed;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Pupils in each night's drop, of whom 2 % have changed (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where all lies; removed when all is well (default: a temporary folder).")
    private Path work;

    /** What stdout gets. */
    record Summary(
            long seed, int rows, int rounds, double seconds, double longest, int faults, List<Round.Result> played) {}

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || rows < 100) {
            throw new Refusal(Exit.USAGE, "expected --rounds of at least 1 and --rows of at least 100");
        }
        long used = seed == null ? ThreadLocalRandom.current().nextInt(SEEDS) : seed;
        Path folder = work == null ? Files.createTempDirectory("hub-chaos-") : Files.createDirectories(work);
        long begun = System.nanoTime();
        List<Round.Result> played = play(used, folder.toAbsolutePath());
        Summary summary = new Summary(
                used,
                rows,
                played.size(),
                (System.nanoTime() - begun) / 1e9,
                played.stream().mapToDouble(Round.Result::seconds).max().orElse(0),
                played.stream().mapToInt(one -> one.faults().size()).sum(),
                played);
        System.out.println(
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(summary));
        return ended(summary, folder).code();
    }

    private List<Round.Result> play(long used, Path folder) throws Exception {
        List<Round.Result> played = new ArrayList<>();
        try (Stage stage = Stage.set(folder, config.folder(), new Sizes(rows, rows / 50, 30))) {
            System.err.printf("seed %d; the first night, in which nobody is killed%n", used);
            stage.night();
            List<String> faults = new Look(stage).after(FIRST_NIGHT);
            faults.addAll(stoppedAndStarted(stage.hub()));
            require(faults);
            for (int round = 1; round <= rounds && faults.isEmpty(); round++) {
                Round.Result result = new Round(stage, Plan.of(used, round)).play();
                faults = new ArrayList<>(result.faults());
                System.err.println(result.text());
                if (round == rounds && faults.isEmpty()) {
                    faults.addAll(atTheEnd(stage));
                }
                played.add(result.with(faults));
                faults.forEach(fault -> System.err.println("  " + fault));
            }
        }
        return played;
    }

    /** A clean stop leaves the class archive that later starts are fast by, and nothing to recover. */
    private static List<String> stoppedAndStarted(HubServer hub) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        if (!hub.stop()) {
            faults.add("the hub does not stop when it is told to");
            hub.kill();
        }
        hub.start();
        hub.awaitUp();
        if (hub.ask("/api/v1/start").path("afterCrash").asBoolean(true)) {
            faults.add("a clean stop is taken for a crash");
        }
        return faults;
    }

    private static void require(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(
                    Exit.FAILED, "the night without a kill has faults already:\n" + String.join("\n", faults));
        }
    }

    /** What is looked at once, since it grows with every round. */
    private static List<String> atTheEnd(Stage stage) throws IOException {
        List<String> faults = new ArrayList<>(
                OpenAudit.of(stage.database().access(), stage.hub().data())
                        .sealer()
                        .verify());
        if (Files.readString(stage.hub().log()).contains("\tat ")) {
            faults.add("a stack trace stands in " + stage.hub().log());
        }
        return faults;
    }

    private static Exit ended(Summary summary, Path folder) throws IOException {
        if (summary.faults() == 0) {
            Folders.delete(folder);
            return Exit.DONE;
        }
        System.err.printf(
                "%d faults in round %d; again: ./hub chaos --rounds %d --seed %d --rows %d; kept: %s%n",
                summary.faults(), summary.rounds(), summary.rounds(), summary.seed(), summary.rows(), folder);
        return Exit.FAILED;
    }
}
