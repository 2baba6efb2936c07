package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.domain.school.School;

/** A school that is pulled from Wonde says where, as which school, and where the token is. */
class WondeFaultsTest {
    private static final String SHIPPED =
            "wonde: {base: \"https://api.wonde.example\", school: A8459994, tokenSecret: hawkes-farm-wonde, everyMinutes: 60, wholeAt: \"03:00\"}";

    @TempDir
    private Path folder;

    private ConfigCopy copy;

    @BeforeEach
    void copied() throws IOException {
        copy = ConfigCopy.in(folder);
    }

    @Test
    void theShippedSchoolIsPulledFromWonde() {
        Configuration shipped = copy.read().configuration();
        assertThat(shipped.school("hawkes-farm").orElseThrow().inbox().server())
                .isEqualTo(new School.Wonde(
                        URI.create("https://api.wonde.example"),
                        "A8459994",
                        "hawkes-farm-wonde",
                        60,
                        LocalTime.of(3, 0),
                        true));
        assertThat(shipped.secrets()).contains("hawkes-farm-wonde");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base: \"http://api.wonde.example\", school: A1, tokenSecret: a | wonde.base: expected an address such as",
                "base: \"https://api.wonde.example/v1.0\", school: A1, tokenSecret: a | wonde.base: expected an address such as",
                "base: \"https://api.wonde.example\", school: \"A1/../A2\", tokenSecret: a | wonde.school: expected Wonde's id",
                "base: \"https://api.wonde.example\", school: A1 | wonde.tokenSecret: expected a value, found none",
                "base: \"https://api.wonde.example\", school: A1, tokenSecret: a, token: b | token",
                "base: \"https://api.wonde.example\", school: A1, tokenSecret: a, wholeAt: night | wonde.wholeAt: expected a time",
                "school: A1, tokenSecret: a | base"
            })
    void whatIsNotSafeOrMissingIsTold(String given, String fault) throws IOException {
        assertThat(copy.replace("schools/hawkes-farm.yml", SHIPPED, "wonde: {" + given + "}")
                        .faults())
                .anyMatch(found -> found.startsWith("schools/hawkes-farm.yml") && found.contains(fault));
    }

    @Test
    void aDemoPutsAnotherServerInItsPlaceOfEitherKind() throws IOException {
        Path file = Files.writeString(
                folder.resolve("endpoints.yml"),
                "hawkes-farm: {base: 'http://127.0.0.1:8081', school: A1, tokenSecret: demo-token, everyMinutes: 1}\n");
        Configuration configuration = copy.read().configuration();
        assertThat(Endpoints.replace(configuration, file)
                        .school("hawkes-farm")
                        .orElseThrow()
                        .inbox()
                        .server())
                .isEqualTo(new School.Wonde(
                        URI.create("http://127.0.0.1:8081"), "A1", "demo-token", 1, LocalTime.of(3, 0), true));
    }
}
