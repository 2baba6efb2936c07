package uk.hailsham.hub.connectors.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.ground.DataFolder.Mark;

class DataFolderTest {
    @TempDir
    private Path path;

    @Test
    void isForOneHubAtATime() throws IOException {
        try (DataFolder first = DataFolder.open(path, Mark.TEST)) {
            assertThat(first.path()).isEqualTo(path);
            assertThatThrownBy(() -> DataFolder.open(path, Mark.TEST))
                    .hasMessage(
                            "another hub (process " + ProcessHandle.current().pid() + ") has the data folder " + path
                                    + "; stop it, or give --data another folder");
        }
        DataFolder.open(path, Mark.TEST).close();
    }

    @Test
    void aDemosFolderIsNotRunAsALiveOne() throws IOException {
        DataFolder.open(path, Mark.DEMO).close();
        assertThatThrownBy(() -> DataFolder.open(path, Mark.LIVE))
                .hasMessage("expected a data folder marked LIVE, found one marked DEMO: " + path);
    }

    @Test
    void announcesARunningHubToItsOwnUserOnly() throws IOException {
        Path file = path.resolve("run.json");
        try (DataFolder folder = DataFolder.open(path, Mark.TEST)) {
            folder.announce("{}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(file).doesNotExist();
    }
}
