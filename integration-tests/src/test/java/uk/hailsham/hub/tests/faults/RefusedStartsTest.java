package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.ground.Ports;
import uk.hailsham.hub.tests.hub.HubProcess;

/** What a hub does not start with is one sentence: what was expected, what was found, what to do. */
class RefusedStartsTest {
    @TempDir
    private Path folder;

    private HubProcess.Said run(Map<String, String> surroundings, Path key, String... more) {
        List<String> verb =
                new ArrayList<>(List.of("run", "--data", data().toString(), "--key", key.toString(), "--port", "0"));
        verb.addAll(List.of(more));
        return HubProcess.say(surroundings, verb.toArray(String[]::new));
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** What turning it does to work that is under way is played by {@link ChaosTest}. */
    @Test
    void aClockThatMayBeTurnedIsNotForLiveData() throws Exception {
        Path clock = Files.writeString(folder.resolve("clock"), "");
        HubProcess.Said said = run(Map.of(), folder.resolve("key"), "--clock", clock.toString());
        assertThat(said.err())
                .contains("expected a data folder of a demo or a test for --clock, found one for live data");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(data()).doesNotExist();
    }

    @Test
    void aKeyMustNotLieBesideWhatItProtects() {
        HubProcess.Said said = run(Map.of(), data().resolve("master.key"));
        assertThat(said.err()).contains("the master key must not lie in the data folder it protects");
        assertThat(said.exit()).isEqualTo(2);
    }

    /** Spring has begun to wire what stands on it by then, and says nothing of that. */
    @Test
    void aDatabaseThatDoesNotAnswer() {
        Map<String, String> nowhere = Map.of(
                "HUB_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/hub",
                "HUB_DATABASE_OWNER", "hub_owner",
                "HUB_DATABASE_OWNER_PASSWORD", "-",
                "HUB_DATABASE_USER", "hub_app",
                "HUB_DATABASE_PASSWORD", "-");
        HubProcess.Said said = run(nowhere, folder.resolve("key"));
        assertThat(said.err().lines())
                .containsExactly("the database does not answer; start it, or say in hub.database.url where it is");
        assertThat(said.exit()).isEqualTo(2);
    }
}
