package uk.hailsham.hub.connectors.school;

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

class OutFolderTest {
    private static final byte[] BYTES = "H,1\nT,0\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    /** The timer, and a person who asks out of turn. */
    @Test
    void twoWhoPutTheSameFileAtOnceLeaveItWholeAndNothingBesideIt() throws Exception {
        OutFolder out = new OutFolder(folder);
        Callable<Void> putting = () -> {
            for (int time = 0; time < 50; time++) {
                out.put("subscription-000001.csv", BYTES);
            }
            return null;
        };
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            for (Future<Void> one : people.invokeAll(List.of(putting, putting))) {
                one.get();
            }
        } finally {
            people.shutdown();
        }

        assertThat(folder.resolve("subscription-000001.csv")).hasBinaryContent(BYTES);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }
}
