package uk.hailsham.hub.town.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpAgenciesTest {
    @TempDir
    private Path folder;

    /** A folder where a file should be: the first clerk's every look ends in an error. */
    @Test
    void aClerkWhoCannotWorkStopsNobodyElse() throws Exception {
        Files.createDirectories(folder.resolve("first/answered"));
        try (SftpAgencies agencies = SftpAgencies.start(folder, List.of("first", "second"), 0, 0)) {
            for (int i = 0; i < 10; i++) {
                Files.writeString(
                        agencies.inFolder("first").resolve("rc-0193a000-0000-7000-8000-00000000000%d.csv".formatted(i)),
                        "x");
                Files.writeString(
                        agencies.inFolder("second")
                                .resolve("rc-0193a000-0000-7000-8000-00000000000%d.csv".formatted(i)),
                        "x");
            }
            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(answers("second")).isNotEmpty());
            Files.delete(folder.resolve("first/answered"));
            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(answers("first"))
                            .as("and goes on as soon as it can")
                            .isNotEmpty());
        }
    }

    private List<Path> answers(String agency) throws IOException {
        try (Stream<Path> list = Files.list(folder.resolve(agency).resolve("out"))) {
            return list.filter(path -> path.getFileName().toString().startsWith("ack-"))
                    .toList();
        }
    }
}
