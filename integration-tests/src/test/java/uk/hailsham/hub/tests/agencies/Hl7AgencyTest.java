package uk.hailsham.hub.tests.agencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.ground.Ports;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;
import uk.hailsham.hub.tests.hub.TownConfig;
import uk.hailsham.hub.town.standin.Er7Texts;
import uk.hailsham.hub.town.standin.MadeIdentity;
import uk.hailsham.hub.town.standin.MllpAgencies;

/** The packaged hub and an agency's patient system, with mutual TLS both ways: there, and back at the hub's door. */
class Hl7AgencyTest {
    private static final String AGENCY = "hl7-desk";
    private static final String FACILITY = "DESK";

    @TempDir
    private Path folder;

    @Test
    void twoReferralsGoThereOneIsBookedAndMissedAndOneRefused() throws Exception {
        MadeIdentity hub = MadeIdentity.of("hub");
        MadeIdentity trust = MadeIdentity.of("trust");
        int door = Ports.free();
        Path config = folder.resolve("config");
        TownConfig.copy(config);
        try (MllpAgencies system = MllpAgencies.start(0, trust, hub);
                Outside outside = new Outside(folder, Map.of(), config, List.of())) {
            configured(config, system, trust, door);
            Files.writeString(folder.resolve("secrets/hub-certificate"), hub.certificatePem());
            Files.writeString(folder.resolve("secrets/hub-key"), hub.keyPem());
            outside.start();
            TownConfig.refer(outside);
            Sent.soon().until(() -> stand(outside, "rung = 'transport-proved'") == 2);
            assertThat(system.received(FACILITY)).hasSize(2).doesNotHaveDuplicates();
            List<String> ids = system.texts(FACILITY).stream()
                    .map(Hl7AgencyTest::recipient)
                    .toList();

            Er7Texts pas = new Er7Texts("PAS", FACILITY, Clock.systemDefaultZone());
            try (Socket line =
                    trust.serving(hub).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), door)) {
                String booked = pas.appointment("S12", "1", ids.get(0), "20290101");
                assertThat(says(line, booked)).isEqualTo("AA");
                assertThat(stand(outside, "state = 'accepted' AND rung = 'accepted'"))
                        .isOne();
                assertThat(says(line, booked)).as("again").isEqualTo("AA");
                assertThat(says(line, pas.appointment("S26", "2", ids.get(0), "20261126")))
                        .isEqualTo("AA");
                assertThat(says(line, pas.referral("3", "", ids.get(1), "R", "40", "AL|NE")))
                        .isEqualTo("CA");
                assertThat(says(
                                line,
                                pas.appointment("S12", "4", "rc-0193a000-0000-7000-8000-00000000eeee", "20290101")))
                        .isEqualTo("AE");
            }
            assertThat(stand(outside, "state = 'rejected'")).isOne();
            assertThat(outside.ask("SELECT count(*) FROM hub.recipient_events WHERE detail->>'status' = 'booked'"))
                    .isOne();
            assertThat(outside.ask("SELECT count(*) FROM hub.recipient_events WHERE detail->>'status' = 'not-brought'"))
                    .isOne();
            assertThat(outside.ask("SELECT count(*) FROM hub.unmatched_replies"))
                    .isOne();
            assertThat(saysInTheClear(door, pas.referral("5", "", ids.get(0), "R", "40", "|")))
                    .isFalse();
            assertThat(stand(outside, "state = 'rejected'")).isOne();
            assertThat(outside.hub().log()).doesNotContain("Pupil1", "Pupil2", "Familymark");
        }
    }

    private static void configured(Path config, MllpAgencies system, MadeIdentity trust, int door) throws IOException {
        TownConfig.add(
                config,
                AGENCY,
                "hl7v2",
                "hl7v2",
                ("{host: 127.0.0.1, port: %d, application: PAS, facility: %s, certificate: hub-certificate, key: hub-key,"
                                + " trusted: \"%s\", caller: \"%s\"}")
                        .formatted(system.port(), FACILITY, inOneLine(trust), inOneLine(trust)));
        Files.writeString(
                config.resolve("hub.yml"),
                "\nhl7: {address: 127.0.0.1, port: %d, certificate: hub-certificate, key: hub-key}\n".formatted(door),
                java.nio.file.StandardOpenOption.APPEND);
    }

    private static String inOneLine(MadeIdentity identity) {
        return identity.certificatePem().replace("\n", "\\n");
    }

    private static long stand(Outside outside, String where) {
        return outside.ask("SELECT count(*) FROM hub.recipients WHERE agency = '" + AGENCY + "' AND " + where);
    }

    /** RF1-6. */
    private static String recipient(String message) {
        String referral = message.lines()
                .filter(line -> line.startsWith("RF1|"))
                .findFirst()
                .orElseThrow();
        return referral.split("\\|")[6].split("\\^")[0];
    }

    private static String says(Socket line, String message) throws IOException {
        line.setSoTimeout(20_000);
        line.getOutputStream().write(("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8));
        line.getOutputStream().flush();
        StringBuilder answer = new StringBuilder();
        for (int next = line.getInputStream().read();
                next >= 0 && next != 0x1C;
                next = line.getInputStream().read()) {
            answer.append((char) next);
        }
        line.getInputStream().read();
        int msa = answer.indexOf("\rMSA|");
        return msa < 0 ? "nothing" : answer.substring(msa + 5, msa + 7);
    }

    private static boolean saysInTheClear(int door, String message) {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), door)) {
            return !says(line, message).equals("nothing");
        } catch (IOException e) {
            return false;
        }
    }
}
