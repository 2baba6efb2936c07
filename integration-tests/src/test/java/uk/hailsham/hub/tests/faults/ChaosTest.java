package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.tests.hub.HubProcess;

/**
 * Hub, database and broker as programs of their own, killed at seeded moments and starved of what they stand on. What is
 * looked at after each is the command's own work; here stands that it was played, that it met work, and that all was well.
 */
@Order(1)
class ChaosTest {
    private static final int ROUNDS = 10;
    /** Ends what hangs and measures nothing: beside two other classes on a slow machine it has taken more than twelve. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static HubProcess.Said said;
    private static JsonNode summary;

    @BeforeAll
    static void play() throws IOException {
        said = HubProcess.say(
                PATIENCE,
                Map.of(),
                "chaos",
                "--rounds",
                String.valueOf(ROUNDS),
                "--seed",
                "9",
                "--rows",
                "1000",
                "--faults",
                "--short");
        summary = new ObjectMapper().readTree(said.out());
    }

    @Test
    void nothingIsLostOrDoubledAndNothingIsLeftLying() {
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(summary.path("faults").asInt(-1)).isZero();
        assertThat(summary.path("seed").asInt()).isEqualTo(9);
    }

    @Test
    void everyProgramIsKilledInTheMiddleOfWork() {
        List<String> kills = StreamSupport.stream(summary.path("played").spliterator(), false)
                .flatMap(round -> StreamSupport.stream(round.path("killed").spliterator(), false))
                .map(kill -> kill.asText().replaceAll(" at .*", ""))
                .toList();
        assertThat(summary.path("played")).hasSize(ROUNDS);
        for (String victim : List.of("hub", "database", "database's first process", "broker")) {
            assertThat(kills).filteredOn(victim::equals).as(victim).hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(summary.path("played"))
                .as("what a start recovered, counted while the hub was dead")
                .anyMatch(round -> round.path("recovered").asText().matches(".*[1-9].*"));
    }

    @Test
    void theHubOutlivesWhatItStandsOnAndSeesThroughWhatItIsTold() {
        assertThat(StreamSupport.stream(summary.path("surroundings").spliterator(), false)
                        .map(fault -> fault.path("fault").asText().replaceAll(":.*", "")))
                .containsExactly(
                        "hub frozen",
                        "database frozen",
                        "database away",
                        "broker away",
                        "clock an hour ahead",
                        "clock an hour behind",
                        "disk full",
                        "an SFTP server hangs",
                        "an SFTP server half-closes",
                        "an SFTP server truncates",
                        "an SFTP server says yes and stores nothing",
                        "an SFTP server changes its host key",
                        "a mail server accepts, then bounces",
                        "a mail server greylists",
                        "a mail server drops after DATA",
                        "audit and log at the end");
    }

    @Test
    void everyRoundIsTold() {
        for (int round = 1; round <= ROUNDS; round++) {
            assertThat(said.err()).contains("round " + round + ": ");
        }
    }
}
