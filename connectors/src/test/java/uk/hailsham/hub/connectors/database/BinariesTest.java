package uk.hailsham.hub.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
    @TempDir
    private Path folder;

    @Test
    void twoHubsThatUnpackAtOnceGetTheSameProgramsAndLeaveNothingBehind() throws Exception {
        ExecutorService hubs = Executors.newFixedThreadPool(2);
        try {
            Callable<Path> unpacking = () -> Binaries.unpack(folder);
            List<Future<Path>> unpacked = hubs.invokeAll(List.of(unpacking, unpacking));

            Path programs = unpacked.get(0).get();
            assertThat(unpacked.get(1).get()).isEqualTo(programs);
            assertThat(programs.resolve("bin/postgres")).isExecutable();
        } finally {
            hubs.shutdown();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }
}
