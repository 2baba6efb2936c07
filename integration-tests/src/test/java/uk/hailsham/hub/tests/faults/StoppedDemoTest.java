package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.Sent;

/** A newcomer who has seen enough before the town has settled. That the demo ends soon afterwards is said by its other tests. */
class StoppedDemoTest {
    private static final int SIGTERM = 143;

    @TempDir
    private Path folder;

    @Test
    void stopsInTheMiddleOfItsTownAndLeavesNoDatabaseRunning() throws Exception {
        Path data = folder.resolve("data");
        HubProcess demo = HubProcess.of(folder.resolve("log"), Map.of(), "demo", "--data", data.toString());
        demo.start();
        Sent.soon().until(() -> demo.log().contains("Laying out the town"));

        assertThat(demo.stop()).isEqualTo(SIGTERM);
        assertThat(data.resolve("postgresql/cluster")).isDirectory();
        assertThat(data.resolve("postgresql/cluster/postmaster.pid")).doesNotExist();
        assertThat(demo.log())
                .contains("Stopping: what has begun is ended first.\n")
                .endsWith("Stopped.\n")
                .doesNotContain("internal error");
    }
}
