package uk.hailsham.hub.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
    @TempDir
    private Path folder;

    @Test
    void isFilledToTheLastByteAndFreedAgain() throws Exception {
        Optional<Disk> mounted = Disk.mount(folder.resolve("small"), 4);
        assumeTrue(mounted.isPresent(), "only root may mount a small disk");
        try (Disk disk = mounted.get()) {
            Path file = Files.createFile(folder.resolve("small/file"));
            disk.fill();
            disk.fill();
            assertThatThrownBy(() -> Files.writeString(file, "x")).isInstanceOf(IOException.class);
            disk.free();
            Files.writeString(file, "x");
            assertThat(file).hasContent("x");
        }
        assertThat(folder.resolve("small/file")).doesNotExist();
    }
}
