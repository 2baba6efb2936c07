package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.school.Cadence;
import uk.hailsham.hub.domain.school.Cadence.Every;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.Rollover;
import uk.hailsham.hub.domain.school.School;

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
                        "schools/white-house.yml:22: contract.brakeFlor: expected one of covers, every, by, lateHours,"
                                + " goneAllowed, changedAllowed, brakeFloor, unsoundAllowed, heldDays, rollover, found this unknown key; did you mean"
                                + " 'brakeFloor'?");
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

    @Test
    void aSchoolsDropsCanBePulledFromAServer() throws IOException {
        String pin = "SHA256:" + "a".repeat(43);
        copy.replace(
                "schools/white-house.yml",
                "settleSeconds: 5}",
                "settleSeconds: 5, doneFile: .done, sftp: {host: sims.example, user: hub, hostKey: '" + pin
                        + "', passwordSecret: sims-password, folder: out, after: keep}}");
        Configuration configuration = copy.read().configuration();
        assertThat(configuration.school("white-house").orElseThrow().inbox().server())
                .isEqualTo(new School.Sftp(
                        "sims.example",
                        22,
                        "hub",
                        pin,
                        null,
                        "sims-password",
                        "out",
                        School.Sftp.After.KEEP,
                        ".done",
                        5));
        assertThat(configuration.secrets()).contains("sims-password");

        Path file = folder.resolve("endpoints.yml");
        Files.writeString(
                file,
                "white-house: {host: 127.0.0.1, port: 2222, user: white-house, hostKey: '" + pin
                        + "', keySecret: demo, folder: /out, settleSeconds: 1}\n");
        assertThat(Endpoints.replace(configuration, file)
                        .school("white-house")
                        .orElseThrow()
                        .inbox()
                        .server())
                .isEqualTo(new School.Sftp(
                        "127.0.0.1",
                        2222,
                        "white-house",
                        pin,
                        "demo",
                        null,
                        "/out",
                        School.Sftp.After.MOVE,
                        ".done",
                        1));
    }

    @Test
    void everySchoolSaysWhenItsDropsAreDue() throws IOException {
        Configuration configuration = copy.replace(
                        "schools/white-house.yml", "every: school-day, by: \"07:00\"", "every: week, day: friday")
                .read()
                .configuration();
        assertThat(configuration.schools().stream()
                        .collect(Collectors.toMap(
                                School::id, school -> school.contract().cadence())))
                .containsEntry("hawkes-farm", new Cadence(Every.SCHOOL_DAY, LocalTime.of(7, 0), null, 0, 5))
                .containsEntry("white-house", new Cadence(Every.WEEK, LocalTime.of(7, 0), DayOfWeek.FRIDAY, 0, 5))
                .containsEntry("marshlands", new Cadence(Every.TERM, LocalTime.of(17, 0), null, 28, 72));
    }

    @Test
    void everySchoolDeclaresItsRolloverByYearGroups() throws IOException {
        Map<String, Rollover> rollovers = copy.read().configuration().schools().stream()
                .collect(
                        Collectors.toMap(School::id, school -> school.contract().rollover()));
        Rollover primary = new Rollover(MonthDay.of(8, 25), MonthDay.of(9, 20), Set.of("6"), Set.of("N1", "N2", "R"));
        assertThat(rollovers)
                .isEqualTo(Map.of(
                        "grovelands",
                        primary,
                        "hawkes-farm",
                        primary,
                        "white-house",
                        primary,
                        "marshlands",
                        new Rollover(primary.from(), MonthDay.of(11, 15), primary.leaversFrom(), primary.joinersInto()),
                        "hailsham-community-college",
                        new Rollover(primary.from(), primary.to(), Set.of("11", "13"), Set.of("7", "12"))));
    }

    @Test
    void aRolloverThatNeverOpensOrNamesNoYearGroupIsAFault() throws IOException {
        copy.replace(
                "schools/grovelands.yml",
                "from: \"08-25\", to: \"09-20\", leaversFrom: [\"6\"]",
                "from: \"09-25\", to: \"09-20\", leaversFrom: [\"60\"]");
        String at =
                "schools/grovelands.yml:" + line("schools/grovelands.yml", "  heldDays: 3") + ": contract.rollover.";
        assertThat(copy.faults())
                .containsExactly(
                        at + "to: expected a day not before from, in the same year, found '09-20'",
                        at + "leaversFrom: expected a year group of codes/nc-year.csv, found '60'; did you mean '10'?");
    }

    @Test
    void eventsHaveAFormatOfTheirOwnAndNeverSpeakOfTheWholeRoll() throws IOException {
        School grovelands = copy.read().configuration().school("grovelands").orElseThrow();
        assertThat(grovelands.ofEvents().format()).isEqualTo("ctf");
        assertThat(grovelands.ofEvents().contract())
                .isEqualTo(new Contract(Contract.Coverage.SOME, 0.1, 0.5, 20, Cadence.EVENT));
        copy.replace(
                "schools/grovelands.yml", "events: {format: ctf}", "events: {format: ctf, contract: {covers: roll}}");
        assertThat(copy.faults())
                .containsExactly("schools/grovelands.yml:"
                        + line("schools/grovelands.yml", "events:")
                        + ": events.contract.covers: expected some: an event never speaks of the whole roll");
    }

    private long line(String file, String begin) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                        .takeWhile(line -> !line.startsWith(begin))
                        .count()
                + 1;
    }
}
