package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.ground.Ports;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;
import uk.hailsham.hub.tests.hub.TownConfig;
import uk.hailsham.hub.town.standin.FhirAgencies;
import uk.hailsham.hub.town.standin.MllpAgencies;
import uk.hailsham.hub.town.standin.SftpAgencies;

/** Agencies whose servers are down for a day: nothing is given up, and what waited arrives once. */
class DownForADayTest {
    private static final String FILES = "down-files";
    private static final String DESK = "down-desk";
    private static final String LINE = "down-line";
    private static final List<String> ALL = List.of(FILES, DESK, LINE);

    @TempDir
    private Path folder;

    @Test
    void whatWaitedArrivesOnceWhenTheyAreBack() throws Exception {
        Path config = folder.resolve("config");
        TownConfig.copy(config);
        Path clock = Files.writeString(folder.resolve("clock"), "");
        int deskPort = Ports.free();
        int linePort = Ports.free();
        Path server = Files.createDirectories(folder.resolve("server"));
        SftpAgencies files = SftpAgencies.start(server, List.of(FILES), 0, 60_000);
        int filesPort = files.port();
        try (Outside outside = new Outside(folder, Map.of("HUB_CLOCK", clock.toString()), config, List.of())) {
            configured(config, files, deskPort, linePort);
            files.close();
            outside.start();
            TownConfig.refer(outside);
            Sent.soon().until(() -> failed(outside, 1) == ALL.size());
            Files.writeString(clock, "offset: PT12H");
            Sent.soon().until(() -> failed(outside, 2) == ALL.size());
            assertThat(recipients(outside, "state = 'requested' AND rung = 'queued'"))
                    .as("nothing is given up, and nothing is said to be there")
                    .isEqualTo(2L * ALL.size());

            SftpAgencies back = SftpAgencies.start(server, List.of(FILES), filesPort, 60_000);
            FhirAgencies desk = FhirAgencies.start(deskPort);
            MllpAgencies line = MllpAgencies.start(linePort);
            try {
                Files.writeString(folder.resolve("secrets/desk-client"), desk.secret());
                Files.writeString(clock, "offset: PT25H");
                Sent.soon().until(() -> recipients(outside, "rung = 'transport-proved'") == 2L * ALL.size());
                try (Stream<Path> there = Files.list(back.inFolder(FILES))) {
                    assertThat(there.map(file -> file.getFileName().toString()))
                            .hasSize(2)
                            .allMatch(name -> name.matches("rc-[0-9a-f-]{36}\\.csv"));
                }
                assertThat(desk.received(DESK)).hasSize(2).doesNotHaveDuplicates();
                assertThat(line.received(LINE)).hasSize(2).doesNotHaveDuplicates();
            } finally {
                back.close();
                desk.close();
                line.close();
            }
        }
    }

    private void configured(Path config, SftpAgencies files, int desk, int line) throws Exception {
        TownConfig.add(
                config,
                FILES,
                "sftp",
                "csv",
                "{host: 127.0.0.1, port: %d, user: %s, hostKey: '%s', keySecret: down-key, inFolder: in, outFolder: out}"
                        .formatted(files.port(), FILES, files.hostKey()));
        Files.copy(files.hubKeyFile(), folder.resolve("secrets/down-key"));
        TownConfig.add(
                config,
                DESK,
                "fhir",
                "fhir",
                ("{base: 'http://127.0.0.1:%1$d/%2$s/fhir', tokenUrl: 'http://127.0.0.1:%1$d/token', clientId: %3$s,"
                                + " clientSecret: desk-client, answersSecret: desk-answers}")
                        .formatted(desk, DESK, FhirAgencies.CLIENT));
        Files.writeString(folder.resolve("secrets/desk-client"), "as long as nobody is there to ask");
        Files.writeString(folder.resolve("secrets/desk-answers"), "agreed by phone\n");
        TownConfig.add(
                config,
                LINE,
                "hl7v2",
                "hl7v2",
                "{host: 127.0.0.1, port: %d, application: PAS, facility: %s, plain: true}".formatted(line, LINE));
    }

    /** Agencies at which so many tries or more have ended without a file. */
    private static long failed(Outside outside, int tries) {
        return outside.ask("SELECT count(*) FROM (SELECT agency FROM hub.attempts WHERE agency LIKE 'down-%' AND result"
                + " = 'later' GROUP BY agency HAVING count(*) >= " + 2 * tries + ") down");
    }

    private static long recipients(Outside outside, String where) {
        return outside.ask("SELECT count(*) FROM hub.recipients WHERE agency LIKE 'down-%' AND " + where);
    }
}
