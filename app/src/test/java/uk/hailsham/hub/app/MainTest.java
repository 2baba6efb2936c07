package uk.hailsham.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.mappings.PupilFormats;

/** The command's manners: what goes where, and with which exit code it ends. */
class MainTest {
    private final PrintStream stdout = System.out;
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        System.setProperty("hub.home", "..");
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(stdout);
        System.setErr(stderr);
    }

    @Test
    void misuseIsUsageAndSaysHow() {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("fly"),
                List.of("read"),
                List.of("check", "--nonsense"),
                List.of("generate", "--pupils", "1", "--index", "1", "--seed", "1", "--out", "x"),
                List.of("generate", "--people", "--pupils", "8", "--index", "9", "--seed", "1", "--out", "x"),
                List.of(
                        "generate",
                        "--people",
                        "--one-file",
                        "--index",
                        "9",
                        "--seed",
                        "1",
                        "--out",
                        "x",
                        "--rate",
                        "a=1"),
                List.of("evaluate", "--links", "missing.csv", "--truth", "missing.csv"),
                List.of("bench"),
                List.of("bench", "link", "--sizes", "big"),
                List.of("bench", "deliver", "--channel", "pigeon"),
                List.of("bench", "deliver", "--sessions", "0"),
                List.of("bench", "deliver", "--count", "2", "--sessions", "1,3"),
                List.of("user", "add", "ann", "--role", "king"),
                List.of("user", "add", "ann", "--role", "school"),
                List.of("read", "--school", "nowhere", "../docs/samples/sims-csv/pupils.csv"),
                List.of(
                        "read",
                        "--school",
                        "white-house",
                        folder.resolve("missing.csv").toString()))) {
            assertThat(Main.run(wrong.toArray(String[]::new)))
                    .as(String.join(" ", wrong))
                    .isEqualTo(64);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ");
    }

    @Test
    void aFormatThatIsNotThereYetNamesThoseThatAre() {
        assertThat(Main.run(
                        "read",
                        "--school",
                        "white-house",
                        "--format",
                        "papyrus",
                        "../docs/samples/sims-csv/pupils.csv"))
                .isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("no format 'papyrus' yet; there are "
                        + PupilFormats.all(Clock.systemUTC()).stream()
                                .map(PupilFormat::name)
                                .collect(Collectors.joining(", "))
                        + "\n");
    }

    @Test
    void theShippedConfigurationIsSoundAndSecretsNotGivenAreListed() {
        assertThat(Main.run("check", "--data", folder.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("; no faults\n")
                .contains("secret not given yet: educational-psychology-key");
    }

    @Test
    void readGivesAChildALineOnStdoutAndTheBooksOnStderr() {
        assertThat(Main.run("read", "--school", "Whitehouse", "../docs/samples/sims-csv/pupils.csv"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"schema\":\"child-1\""));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("rows=2 accepted=2 superseded=0 rejected=0 children=2\n");
    }

    @Test
    void aDropThatIsRefusedGivesNothingButTheReason() throws IOException {
        Path rejections = folder.resolve("rejections.csv");
        Path drop = Path.of("../integration-tests/cases/hailsham-community-college-truncated/in");
        assertThat(Main.run(
                        "read",
                        "--school",
                        "hailsham-community-college",
                        drop.toString(),
                        "--rejections",
                        rejections.toString()))
                .isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("refused: ");
        assertThat(Files.readAllLines(rejections)).hasSize(2).last().asString().contains(",file-refused,");
    }

    @Test
    void aLinkIsNotADrop() throws IOException {
        Path link = folder.resolve("link.csv");
        Files.createSymbolicLink(
                link, Path.of("../docs/samples/sims-csv/pupils.csv").toAbsolutePath());
        assertThat(Main.run("read", "--school", "white-house", link.toString())).isEqualTo(2);
    }

    @Test
    void helpGoesToStdoutAndNamesEveryVerb() {
        assertThat(Main.run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "\n  run ",
                        "\n  demo ",
                        "\n  check ",
                        "\n  read ",
                        "\n  generate ",
                        "\n  evaluate ",
                        "\n  bench ",
                        "\n  user ");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void everyVerbsHelpIsWrittenOutAndNothingElseIsSaid() {
        CommandLine hub = Main.line();
        for (CommandLine verb : Stream.concat(Stream.of(hub), verbsOf(hub)).toList()) {
            assertThat(verb.getUsageMessage()).as(verb.getCommandName()).doesNotContain("%n", "${");
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static Stream<CommandLine> verbsOf(CommandLine line) {
        return line.getSubcommands().values().stream().flatMap(verb -> Stream.concat(Stream.of(verb), verbsOf(verb)));
    }

    @Test
    void aSlipOfThePenGetsAHint() {
        assertThat(Main.run("chek")).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("Unmatched argument at index 0: 'chek'\nDid you mean: hub check");
    }

    @Test
    void aChannelThatIsNoneNamesThoseThatCanBeMeasured() {
        assertThat(Main.run("bench", "deliver", "--channel", "pigeon")).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("Invalid value for option '--channel': expected sftp, email, secure-link, fhir, hl7v2;"
                        + " found 'pigeon'\n");
    }

    @Test
    void aConfigurationWithFaultsFailsItsCheckAndRefusesEveryOtherVerb() throws IOException {
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("hub.yml"), "name: Somewhere\n");
        assertThat(Main.run("check", "--config", config.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("hub.yml:1: place: expected a value, found none\n")
                .contains("schools: expected a file per school, found none\n")
                .contains("codes/sex.csv: expected this code list, found none\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Main.run("read", "--school", "white-house", "--config", config.toString(), "x.csv"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("hub.yml:1: place: expected a value, found none\n")
                .endsWith("hub check tells the same; mend these first\n");
    }

    @Test
    void generateSaysWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(Main.run(
                        "generate",
                        "--pupils",
                        "1",
                        "--index",
                        "1",
                        "--referrals",
                        "0",
                        "--seed",
                        "1",
                        "--out",
                        file.toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("expected a folder to write in, found " + file);
    }

    @Test
    void verbsThatNeedAHubsDataSayWhatTheyExpected() throws IOException {
        String nothing = folder.resolve("nothing").toString();
        assertThat(Main.run("verify-audit", "--data", nothing)).isEqualTo(2);
        assertThat(Main.run("replay", "--drop", "dr-1", "--data", nothing)).isEqualTo(1);
        assertThat(Main.run("backup", nothing + "/copy", "--data", nothing)).isEqualTo(64);
        Path key = folder.resolve("key");
        Files.writeString(key, "00".repeat(32));
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertThat(Main.run("restore", folder.toString(), "--data", nothing, "--key", key.toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        expected a hub's data folder, found none: %1$s
                        no hub runs on %1$s; start it, or give --data another folder
                        a backup inside the data folder is lost with it; give another DIR
                        expected a backup, found a folder without manifest.json: %2$s; a backup that was cut short has none
                        """.formatted(nothing, folder));
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void aPopulationIsLaidOutAsAskedFor() throws IOException {
        Path people = folder.resolve("people");
        assertThat(Main.run(
                        "generate",
                        "--people",
                        "--pupils",
                        "40",
                        "--index",
                        "100",
                        "--seed",
                        "1",
                        "--rate",
                        "mover=1",
                        "--rate",
                        "absent=0",
                        "--out",
                        people.toString()))
                .isZero();
        assertThat(Files.readAllLines(people.resolve("roll.csv"))).hasSize(41);
        assertThat(Files.readAllLines(people.resolve("truth.csv"))).first().isEqualTo("left_id,right_id,kind");
        assertThat(Files.readAllLines(people.resolve("truth.csv")).stream().skip(1))
                .allMatch(row -> row.contains("mover") || row.contains("duplicate"));
    }

    @Test
    void anInternalErrorHasAnIdAndAPlaceAndNoMessage() {
        for (Throwable thrown : List.of(new IllegalStateException("Poppy Invented"), new OutOfMemoryError("Poppy"))) {
            err.reset();
            CommandLine line = Main.line().addSubcommand("break", new Breaking(thrown));
            assertThat(Main.run(line, "break")).isEqualTo(70);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .matches("internal error [0-9a-f]{8} \\("
                            + thrown.getClass().getSimpleName()
                            + " at uk\\.hailsham\\.hub\\.app\\.MainTest\\.\\w+:\\d+\\); HUB_DEBUG=1 shows where, and please"
                            + " tell us\n");
        }
    }

    @CommandLine.Command
    private record Breaking(Throwable thrown) implements Runnable {
        @Override
        public void run() {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }
}
