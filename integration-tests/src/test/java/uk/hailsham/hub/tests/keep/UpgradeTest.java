package uk.hailsham.hub.tests.keep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.OwnersHand;
import uk.hailsham.hub.tests.hub.Sent;

/**
 * What each released schema left behind goes on under this one. A release is a folder of {@code releases}: a backup, made
 * by {@code hub backup} of a hub of that version that had taken the samples of docs/samples.
 */
class UpgradeTest {
    private static final Path RELEASES = Path.of("src/test/resources/releases");
    /** The release before less was kept of pupils without a need. */
    private static final String KEPT_MORE = "V9";

    @TempDir
    private Path folder;

    static Stream<Path> releases() throws IOException {
        try (Stream<Path> list = Files.list(RELEASES)) {
            return list.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void aHubOfThatVersionStartsOnThisOneWithItsData(Path release) throws Exception {
        Path key = folder.resolve("master.key");
        Files.copy(RELEASES.resolve("key"), key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Outside outside = new Outside(folder);
        HubProcess.Said restored = HubProcess.say(
                Map.of(),
                "restore",
                release.toString(),
                "--data",
                outside.data().toString(),
                "--key",
                key.toString());
        assertThat(restored.exit()).as(restored.out() + restored.err()).isZero();
        outside.start();
        try {
            for (JsonNode table : manifest(release).path("tables")) {
                assertThat(OwnersHand.count(outside.data(), table.path("table").asText()))
                        .as(table.path("table").asText())
                        .isGreaterThanOrEqualTo(table.path("rows").asLong());
            }
            assertThat(outside.ask("SELECT count(*) FROM hub.drops WHERE rows_in <> accepted + unchanged + superseded"
                            + " + held + rejected"))
                    .isZero();
            goesOn(outside, release.endsWith(KEPT_MORE));
            HubProcess.Said audit = HubProcess.say(
                    Map.of(), "verify-audit", "--data", outside.data().toString());
            assertThat(audit.exit()).as(audit.out()).isZero();
        } finally {
            outside.close();
        }
    }

    /**
     * The pupils it knew are known again, by keys and fingerprints of the old version.
     *
     * @param lessened of the pupil without a need it had kept the ethnicity, which is kept no more
     */
    private static void goesOn(Outside outside, boolean lessened) throws Exception {
        List<String> lines = Files.readAllLines(Path.of("../docs/samples/sims-csv/pupils.csv"));
        outside.drop("white-house", "again.csv", (String.join("\r\n", lines) + "\r\n\r\n").getBytes());
        Sent.soon()
                .until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE parts = '{again.csv}' AND state IN"
                                + " ('applied', 'repeated', 'refused', 'held')")
                        == 1);
        assertThat(outside.ask("SELECT unchanged FROM hub.drops WHERE parts = '{again.csv}' AND state = 'applied'"))
                .as("what it says again is unchanged")
                .isEqualTo(lessened ? 1 : 2);
        assertThat(outside.ask("SELECT children_changed FROM hub.drops WHERE parts = '{again.csv}' AND children_new = 0"
                        + " AND not_kept = '{\"context\": 1}'"))
                .isEqualTo(lessened ? 1 : 0);
    }

    private static JsonNode manifest(Path release) throws IOException {
        return new ObjectMapper().readTree(release.resolve("manifest.json").toFile());
    }
}
