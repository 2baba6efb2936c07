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
    private static final int REFERRALS = 30;
    private static final int LEAST_ENTRIES = 200;
    private static final int SEEDS = 1_000_000;

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Nights in which programs are killed (default: 10, with --faults none).")
    private Integer rounds;

    @Option(
            names = "--faults",
            description =
                    "Afterwards the hub and the database are frozen, database and broker stay away, the clock jumps,"
                            + " the disk fills, and the agencies' servers lie.")
    private boolean faults;

    @Option(names = "--short", description = "With --faults: seconds stand for minutes.")
    private boolean shortly;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed, the same blows (default: a random one).")
    private Long seed;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Pupils in each night's drop, of whom 2 %% have changed (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where all lies; removed when all is well (default: a temporary folder).")
    private Path work;

    /** What stdout gets. */
    record Summary(
            long seed,
            int rows,
            int rounds,
            double seconds,
            double longest,
            int faults,
            List<Round.Result> played,
            List<FaultPlay.Result> surroundings) {}

    @Override
    public Integer call() throws Exception {
        int nights = rounds == null ? faults ? 0 : 10 : rounds;
        if (nights < 0 || rows < 100) {
            throw new Refusal(Exit.USAGE, "expected --rounds of at least 0 and --rows of at least 100");
        }
        long used = seed == null ? ThreadLocalRandom.current().nextInt(SEEDS) : seed;
        Path folder = work == null ? Files.createTempDirectory("hub-chaos-") : Files.createDirectories(work);
        long begun = System.nanoTime();
        List<Round.Result> played = new ArrayList<>();
        List<FaultPlay.Result> surroundings = new ArrayList<>();
        Sizes sizes = new Sizes(rows, Math.min(rows, Math.max(LEAST_ENTRIES, rows / 50)), REFERRALS);
        try (Stage stage = Stage.set(folder.toAbsolutePath(), config.folder(), sizes, faults, patience())) {
            firstNight(stage, used);
            for (int night = 1; night <= nights && well(played, surroundings); night++) {
                played.add(told(new Round(stage, Plan.of(used, night, rows)).play()));
            }
            for (Fault fault : faults ? Faults.ALL : List.<Fault>of()) {
                if (well(played, surroundings)) {
                    surroundings.add(told(new FaultPlay(stage, fault, shortly).play()));
                }
            }
            surroundings.add(told(atTheEnd(stage)));
        }
        Summary summary = new Summary(
                used,
                rows,
                played.size(),
                (System.nanoTime() - begun) / 1e9,
                played.stream().mapToDouble(Round.Result::seconds).max().orElse(0),
                played.stream().mapToInt(one -> one.faults().size()).sum()
                        + surroundings.stream()
                                .mapToInt(one -> one.faults().size())
                                .sum(),
                played,
                surroundings);
        System.out.println(
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(summary));
        return ended(summary, folder).code();
    }

    private Duration patience() {
        return faults && shortly ? Duration.ofSeconds(3) : Duration.ofMinutes(1);
    }

    private static void firstNight(Stage stage, long used) throws IOException, InterruptedException {
        System.err.printf("seed %d; the first night, in which nobody is killed%n", used);
        stage.night();
        List<String> found = new Look(stage).after(FIRST_NIGHT);
        found.addAll(stoppedAndStarted(stage.hub()));
        if (!found.isEmpty()) {
            throw new Refusal(Exit.FAILED, "the night without a kill has faults already:\n" + String.join("\n", found));
        }
    }

    private static boolean well(List<Round.Result> played, List<FaultPlay.Result> surroundings) {
        return played.stream().allMatch(one -> one.faults().isEmpty())
                && surroundings.stream().allMatch(one -> one.faults().isEmpty());
    }

    private static Round.Result told(Round.Result result) {
        System.err.println(result.text());
        result.faults().forEach(fault -> System.err.println("  " + fault));
        return result;
    }

    private static FaultPlay.Result told(FaultPlay.Result result) {
        System.err.println(result.text());
        result.faults().forEach(fault -> System.err.println("  " + fault));
        return result;
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

    /** What is looked at once, since it grows with every round. */
    private static FaultPlay.Result atTheEnd(Stage stage) throws IOException {
        List<String> found = new ArrayList<>(
                OpenAudit.of(stage.database().access(), stage.hub().data())
                        .sealer()
                        .verify());
        if (Files.readString(stage.hub().log()).contains("\tat ")) {
            found.add("a stack trace stands in " + stage.hub().log());
        }
        return new FaultPlay.Result("audit and log at the end", 0, 0, 0, found);
    }

    private static Exit ended(Summary summary, Path folder) throws IOException {
        if (summary.faults() == 0) {
            Folders.delete(folder);
            return Exit.DONE;
        }
        System.err.printf(
                "%d faults after round %d; again: ./hub chaos --rounds %d --seed %d --rows %d; kept: %s%n",
                summary.faults(), summary.rounds(), summary.rounds(), summary.seed(), summary.rows(), folder);
        return Exit.FAILED;
    }
}
