package uk.hailsham.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                        "read", "--school", "white-house", "--format", "wonde", "../docs/samples/sims-csv/pupils.csv"))
                .isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("no format 'wonde' yet; there are ctf, sims-csv\n");
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
}
