package uk.hailsham.hub.tests.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.OwnersHand;
import uk.hailsham.hub.tests.hub.Sent;

/** A mapping is mended after a drop was taken: its bytes are read again, first to look, then for good. */
class ReplayVerbTest {
    private static final int ROLL = 30;

    @TempDir
    private Path folder;

    private Outside outside;

    @Test
    void aDropIsReadAgainWithTheMendedMappingAsLongAsItsBytesAreKept() throws Exception {
        Path config = copyOfTheConfiguration();
        outside = new Outside(folder, Map.of(), config, List.of());
        outside.start();
        try {
            outside.drop("white-house", "monday.csv", Sent.report(ROLL, ROLL - 1));
            states("applied", 1);
            outside.drop("white-house", "tuesday.csv", Sent.report(ROLL, ROLL));
            states("applied", 2);
            restartWith(config);
            String monday = drop(1);
            String tuesday = drop(0);

            HubProcess.Said look = replay("--drop", tuesday, "--dry-run");
            assertThat(look.out())
                    .as(look.err())
                    .contains(
                            "  records: 30 in; 30 accepted, 0 unchanged, 0 superseded, 0 held, 0 rejected",
                            "  children: 30 on the roll; 0 new or back, 30 changed, 0 gone",
                            "  field needs: 30")
                    .doesNotContain("Pupil", "SLD")
                    .containsPattern("  ch-[-0-9a-f]{36} changed: needs\n");
            assertThat(look.exit()).isZero();
            states("applied", 2);
            assertThat(outside.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'hub_staging'"))
                    .isZero();

            HubProcess.Said old = replay("--drop", monday);
            assertThat(old.err()).contains("the school has said something newer since: " + tuesday);
            assertThat(old.exit()).isEqualTo(2);

            HubProcess.Said braked = replay("--drop", tuesday);
            assertThat(braked.out()).contains(" replays " + tuesday + ": held (would change 30 of 30 on the roll");
            assertThat(braked.exit()).isEqualTo(1);
            String held = drop(0);
            for (String person : List.of(outside.operator(), outside.account("second", "operator"))) {
                assertThat(outside.hub()
                                .post("/api/v1/drops/" + held + "/release", person, "")
                                .statusCode())
                        .isEqualTo(200);
            }
            states("applied", 3);
            assertThat(
                            outside.ask(
                                    "SELECT count(*) FROM hub.statements WHERE said_to IS NULL AND document::text LIKE '%SLD%'"))
                    .isEqualTo(ROLL);

            HubProcess.Said again = replay("--drop", held);
            assertThat(again.out()).contains("replays " + held + ": applied", "30 in; 0 accepted, 30 unchanged");
            assertThat(again.exit()).isZero();
            bytesAreGoneWhenTheirTimeIsOver();
        } finally {
            outside.close();
        }
    }

    private void bytesAreGoneWhenTheirTimeIsOver() throws Exception {
        OwnersHand.on(outside.data(), "UPDATE hub.drops SET arrived_at = arrived_at - interval '31 days'");
        outside.hub().stop();
        outside.start();
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE bytes_deleted_at IS NOT NULL") == 2);
        try (Stream<Path> vault = Files.walk(outside.data().resolve("vault"))) {
            assertThat(vault.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(outside.ask("SELECT count(*) FROM hub.audit_events WHERE action = 'bytes-deleted'"))
                .isEqualTo(2);
        HubProcess.Said late = replay("--drop", drop(0));
        assertThat(late.err()).contains("its raw bytes were deleted when their time was over");
        assertThat(late.exit()).isEqualTo(2);
    }

    private void restartWith(Path config) throws Exception {
        outside.hub().stop();
        Path codes = config.resolve("codes/sen-type.csv");
        Files.writeString(codes, Files.readString(codes).replace("\nMLD,MLD,", "\nMLD,SLD,"));
        outside.start();
    }

    private Path copyOfTheConfiguration() throws IOException {
        Path from = Path.of("..", "config");
        Path to = folder.resolve("config");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(from)) {
            walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/src/")
                            && !file.toString().contains("/target/"))
                    .forEach(files::add);
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        return to;
    }

    private void states(String state, int count) {
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = '" + state + "'") == count);
    }

    private String drop(int newest) throws IOException {
        return outside.hub()
                .json("/api/v1/drops", outside.operator())
                .path(newest)
                .path("id")
                .asText();
    }

    private HubProcess.Said replay(String... more) {
        List<String> verb =
                new ArrayList<>(List.of("replay", "--data", outside.data().toString()));
        verb.addAll(List.of(more));
        return HubProcess.say(Map.of(), verb.toArray(String[]::new));
    }
}
