package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.domain.agency.Endpoint;

class ConfigFolderTest {
    @TempDir
    private Path folder;

    private ConfigCopy copy;

    @BeforeEach
    void copy() throws IOException {
        copy = ConfigCopy.in(folder);
    }

    @Test
    void theShippedConfigurationHasNoFault() {
        ConfigFolder.Read read = ConfigFolder.read(ConfigCopy.SHIPPED, ConfigCopy.KNOWN);
        assertThat(read.faults()).isEmpty();
        assertThat(read.configuration().schools())
                .extracting("id")
                .contains("hailsham-community-college", "white-house");
        assertThat(read.configuration().school("Whitehouse")).isPresent();
        assertThat(read.configuration().secrets()).contains("educational-psychology-key", "mail-relay");
    }

    @Test
    void everyFaultIsToldAtOnceWithFileLineAndKey() throws IOException {
        copy.replace("schools/white-house.yml", "format: sims-csv", "format: sims-cvs");
        copy.replace("schools/white-house.yml", "charset: windows-1252", "charset: windows-9999");
        copy.replace("schools/white-house.yml", "brakeFloor: 20", "brakeFloor: -1, brakeFlor: 2");
        copy.replace("hub.yml", "county: East Sussex", "");
        copy.replace(
                "agencies.yml",
                "firstContact: {amount: 42, unit: calendar-days}",
                "firstContact: {amount: 42, unit: moons}");
        List<String> faults = copy.faults();
        assertThat(faults)
                .containsExactly(
                        "agencies.yml:42: agencies[1].firstContact.unit: expected one of hours, calendar-days, working-days,"
                                + " school-days, found 'moons'",
                        "hub.yml:3: county: expected a value, found none",
                        "schools/white-house.yml:14: format: expected one of "
                                + String.join(", ", ConfigCopy.KNOWN.formats())
                                + ", found 'sims-cvs'; did you mean 'sims-csv'?",
                        "schools/white-house.yml:15: layout.charset: expected a charset such as windows-1252, found"
                                + " 'windows-9999'",
                        "schools/white-house.yml:22: contract.brakeFloor: expected a whole number from 0 to 100000, found"
                                + " '-1'",
                        "schools/white-house.yml:22: contract.brakeFlor: expected one of covers, goneAllowed,"
                                + " changedAllowed, brakeFloor, found this unknown key; did you mean 'brakeFloor'?");
    }

    @Test
    void aFileThatIsNoYamlIsAFaultWithItsLine() throws IOException {
        Files.writeString(folder.resolve("routing.yml"), "rules:\n  - {need: SLCN\n");
        assertThat(copy.read().faults())
                .singleElement()
                .extracting(Fault::file, Fault::line)
                .containsExactly("routing.yml", 3);
    }

    @Test
    void theHashChangesWithAnyByte() throws IOException {
        String before = copy.read().configuration().hash();
        assertThat(copy.read().configuration().hash()).isEqualTo(before);
        copy.replace("hub.yml", "Hailsham children", "Hailsham Children");
        assertThat(copy.read().configuration().hash()).isNotEqualTo(before);
    }

    @Test
    void anEndpointCanBeReplacedForADemo() throws IOException {
        Path file = folder.resolve("endpoints.yml");
        Files.writeString(file, "class-learning-autism: {to: somebody@stand-in.example}\n");
        Configuration configuration = Endpoints.replace(copy.read().configuration(), file);
        assertThat(configuration.agency("class-learning-autism").orElseThrow().endpoint())
                .isEqualTo(new Endpoint.Email("somebody@stand-in.example"));
    }
}
