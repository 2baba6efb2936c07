package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/** A school whose drops are pulled from a real SFTP server, seen from outside: each is taken once, whatever dies. */
class PulledDropsTest {
    @TempDir
    private Path folder;

    private Outside outside;

    @BeforeEach
    void start() throws Exception {
        outside = new Outside(folder);
        outside.start();
    }

    @AfterEach
    void stop() throws Exception {
        outside.close();
    }

    private long drops(String where) {
        return outside.ask("SELECT count(*) FROM hub.drops WHERE " + where);
    }

    private List<String> listed(Path path) throws IOException {
        try (Stream<Path> list = Files.list(path)) {
            return list.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aDropIsPulledOnceThoughTheHubIsKilledAndTheNextOneToo() throws Exception {
        Files.write(outside.outFolder().resolve("Pupils (nightly).csv"), Sent.report(2_000, 2_000));
        Files.writeString(outside.outFolder().resolve("..evil.csv"), "never taken");
        Sent.soon().until(() -> drops("true") == 1);
        outside.hub().kill();
        outside.start();
        Sent.soon().until(() -> drops("state = 'applied'") == 1);

        Files.write(outside.outFolder().resolve("Pupils (nightly).csv"), Sent.report(2_001, 2_001));
        Sent.soon().until(() -> drops("state = 'applied'") == 2);
        Sent.soon().until(() -> listed(outside.outFolder()).equals(List.of("..evil.csv", ".taken")));

        assertThat(listed(outside.outFolder().resolve(".taken"))).hasSize(2).allMatch(name -> name.startsWith("dr-"));
        assertThat(drops("true")).isEqualTo(2);
        assertThat(outside.ask("SELECT count(*) FROM hub.statements WHERE said_to IS NULL"))
                .isEqualTo(2_001);
        assertThat(outside.hub()
                        .json("/actuator/health/schools/white-house", outside.operator())
                        .path("status")
                        .asText())
                .isEqualTo("UP");
        assertThat(outside.hub().json("/api/v1/alarms", outside.operator())).isEmpty();
        assertThat(outside.hub().log()).doesNotContain("nightly");
    }
}
