package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.HubProcess;

/** A clock that somebody may turn; what it does to work that is under way is played by {@link ChaosTest}. */
class ClockTest {
    @TempDir
    private Path folder;

    @Test
    void aClockIsRefusedWhereTheDataAreLive() throws Exception {
        HubProcess.Said said = HubProcess.say(
                Map.of(),
                "run",
                "--data",
                folder.resolve("live").toString(),
                "--key",
                folder.resolve("live.key").toString(),
                "--port",
                "0",
                "--clock",
                Files.writeString(folder.resolve("clock"), "").toString());
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err())
                .contains("expected a data folder of a demo or a test for --clock, found one for live data");
        assertThat(folder.resolve("live")).doesNotExist();
    }
}
