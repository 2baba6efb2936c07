package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.domain.agency.Endpoint;

class ConfigFolderTest {
    private static final Path SHIPPED = Path.of("").toAbsolutePath();
    private static final Known KNOWN =
            new Known(Set.of("ctf", "sims-csv"), Set.of("email", "sftp"), Set.of("csv", "pdf"));

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("hub.yml", "agencies.yml", "routing.yml", "codes", "schools")) {
            try (Stream<Path> walk = Files.walk(SHIPPED.resolve(name))) {
                for (Path path : walk.toList()) {
                    Path to = folder.resolve(SHIPPED.relativize(path).toString());
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(path, to);
                    }
                }
            }
        }
    }

    @Test
    void theShippedConfigurationHasNoFault() {
        ConfigFolder.Read read = ConfigFolder.read(SHIPPED, KNOWN);
        assertThat(read.faults()).isEmpty();
        assertThat(read.configuration().schools())
                .extracting("id")
                .contains("hailsham-community-college", "white-house");
        assertThat(read.configuration().school("Whitehouse")).isPresent();
        assertThat(read.configuration().secrets()).contains("educational-psychology-key", "mail-relay");
    }

    @Test
    void everyFaultIsToldAtOnceWithFileLineAndKey() throws IOException {
        replace("schools/white-house.yml", "format: sims-csv", "format: sims-cvs");
        replace("schools/white-house.yml", "charset: windows-1252", "charset: windows-9999");
        replace("schools/white-house.yml", "brakeFloor: 20", "brakeFloor: -1, brakeFlor: 2");
        replace("hub.yml", "county: East Sussex", "");
        replace(
                "agencies.yml",
                "firstContact: {amount: 42, unit: calendar-days}",
                "firstContact: {amount: 42, unit: moons}");
        List<String> faults = ConfigFolder.read(folder, KNOWN).faults().stream()
                .map(Fault::toString)
                .toList();
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "hub.yml:3: county: expected a value, found none",
                        "schools/white-house.yml:14: format: expected one of " + String.join(", ", KNOWN.formats())
                                + ", found 'sims-cvs'; did you mean 'sims-csv'?",
                        "schools/white-house.yml:15: layout.charset: expected a charset such as windows-1252, found"
                                + " 'windows-9999'",
                        "schools/white-house.yml:22: contract.brakeFloor: expected a whole number from 0 to 100000, found"
                                + " '-1'",
                        "schools/white-house.yml:22: contract.brakeFlor: expected one of covers, goneAllowed,"
                                + " changedAllowed, brakeFloor, found this unknown key; did you mean 'brakeFloor'?",
                        "agencies.yml:41: agencies[1].firstContact.unit: expected one of hours, calendar-days, working-days,"
                                + " school-days, found 'moons'");
    }

    @Test
    void aFileThatIsNoYamlIsAFaultWithItsLine() throws IOException {
        Files.writeString(folder.resolve("routing.yml"), "rules:\n  - {need: SLCN\n");
        assertThat(ConfigFolder.read(folder, KNOWN).faults())
                .singleElement()
                .extracting(Fault::file, Fault::line)
                .containsExactly("routing.yml", 3);
    }

    @Test
    void theHashChangesWithAnyByte() throws IOException {
        String before = ConfigFolder.read(folder, KNOWN).configuration().hash();
        assertThat(ConfigFolder.read(folder, KNOWN).configuration().hash()).isEqualTo(before);
        replace("hub.yml", "Hailsham children", "Hailsham Children");
        assertThat(ConfigFolder.read(folder, KNOWN).configuration().hash()).isNotEqualTo(before);
    }

    @Test
    void anEndpointCanBeReplacedForADemo() throws IOException {
        Path file = folder.resolve("endpoints.yml");
        Files.writeString(file, "class-learning-autism: {to: somebody@stand-in.example}\n");
        Configuration configuration =
                Endpoints.replace(ConfigFolder.read(folder, KNOWN).configuration(), file);
        assertThat(configuration.agency("class-learning-autism").orElseThrow().endpoint())
                .isEqualTo(new Endpoint.Email("somebody@stand-in.example"));
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
    }
}
