package uk.hailsham.hub.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.mappings.fhir.FhirRendering;
import uk.hailsham.hub.town.standin.FhirAgencies;
import uk.hailsham.hub.town.standin.MailAgencies;
import uk.hailsham.hub.town.standin.MllpAgencies;
import uk.hailsham.hub.town.standin.SftpAgencies;

/** Deliveries measured: what stands beside the hub really sends all that it is said to, and the table tells it. */
class DeliverBenchTest {
    private static final List<String> AGENCIES = BenchAgencies.ids(2);
    private static final Path ER7 = Path.of("../integration-tests/cases/audiology-hearing/expected/payload.hl7");

    @TempDir
    private Path folder;

    @Test
    void everyMessageHasASessionThoughTheyCannotBeSharedOutEvenly() throws Exception {
        Map<String, Integer> sent = new ConcurrentHashMap<>();
        Sessions.send(List.of("a", "b", "c"), 5, agency -> session(number -> sent.merge(agency, 1, Integer::sum)));
        assertThat(sent).isEqualTo(Map.of("a", 2, "b", 2, "c", 1));
    }

    @Test
    void aMessageThatDoesNotGoFailsTheBench() {
        assertThatThrownBy(() -> Sessions.send(
                        List.of("a"),
                        3,
                        agency -> session(number -> {
                            throw new IOException("expected status 200 from the FHIR server, found 409");
                        })))
                .isInstanceOf(IOException.class)
                .hasMessage("a raw message failed: expected status 200 from the FHIR server, found 409");
    }

    @Test
    void aFloorHasAColumnForItsSpeedAndOneForTheHubsShareOfIt() {
        Map<String, Double> floors = new LinkedHashMap<>();
        floors.put("(a) raw", 0.5);
        floors.put("(b) safe", 1.0);
        Delivered row = new Delivered("sftp", 4, 500, 5, floors);
        assertThat(Figures.table(row.headings(), List.of(row.cells()))).isEqualTo("""
                        | channel | sessions | messages | hub/s | (a) raw/s | (b) safe/s | of (a) raw % | of (b) safe % |
                        |---------|----------|----------|-------|-----------|------------|--------------|---------------|
                        | sftp    | 4        | 500      | 100.0 | 1000.0    | 500.0      | 10.0         | 20.0          |
                        """);
    }

    @Test
    void noBenchSpeaksToTheMailServerThatIsConfigured() {
        assertThat(BenchHub.settled(Map.of()))
                .isEqualTo(Map.of("hub.settle", "0", "hub.mail.host", "127.0.0.1", "hub.mail.port", "9"));
        assertThat(BenchHub.settled(Map.of("hub.mail.host", "127.0.0.2", "hub.mail.port", "2525")))
                .isEqualTo(Map.of("hub.settle", "0", "hub.mail.host", "127.0.0.2", "hub.mail.port", "2525"));
    }

    @Test
    void rawUploadsLieThereUnderTheirNames() throws Exception {
        try (SftpAgencies server =
                        SftpAgencies.start(folder.resolve("sftp"), AGENCIES, 0, SftpHub.NOBODY_ANSWERS_MILLIS);
                RawUploads raw = new RawUploads(server.port(), server.hubKeyFile())) {
            for (String agency : AGENCIES) {
                Files.createDirectories(server.inFolder(agency));
            }
            raw.put(AGENCIES, 3, new byte[870], RawUploads.Way.SAFE);
            assertThat(server.inFolder(AGENCIES.get(0)).toFile().list())
                    .containsExactlyInAnyOrder("round-1-0", "round-1-1");
            assertThat(server.inFolder(AGENCIES.get(1)).toFile().list()).containsExactly("round-1-0");
        }
    }

    @Test
    void rawMailsAreTheSameMailToMailboxesOfTheirOwn() throws Exception {
        List<String> mailboxes = List.of("one@bench.example", "two@bench.example");
        String mail = "Subject: Referral rc-1\r\nMessage-ID: <rc-1@hub.example>\r\n\r\nA referral waits.\r\n";
        try (MailAgencies server = MailAgencies.start(mailboxes)) {
            new RawMails(server.smtpPort()).send(mailboxes, 3, mail.getBytes(StandardCharsets.US_ASCII));
            MailAgencies.Mail arrived = new MailAgencies.Mail("Referral rc-1", "A referral waits.");
            assertThat(server.arrived("one@bench.example")).containsExactly(arrived, arrived);
            assertThat(server.arrived("two@bench.example")).containsExactly(arrived);
            assertThat(new String(server.last("two@bench.example").orElseThrow(), StandardCharsets.US_ASCII))
                    .contains("Message-ID: <rc-1@hub.example>\r\n", "\r\n\r\nA referral waits.");
        }
    }

    @Test
    void rawPostsAreMessagesOfTheirOwnThatTheServerTakes() throws Exception {
        UUID id = UUID.fromString("0193a000-0000-7000-8000-000000000001");
        byte[] message = new FhirRendering(
                        new CodeLists(Map.of()), "https://hub.example/fhir", "https://agency.example/fhir")
                .render(new Disclosure(id, "Casework", Map.of("recipient_id", "rc-" + id, "referred_on", "2026-11-24")))
                .body();
        BenchIdentities identities = BenchIdentities.made();
        try (FhirAgencies server = FhirAgencies.start(0, identities.agencies(), identities.hub())) {
            new RawPosts(server, identities.client()).send(AGENCIES, 3, id.toString(), message);
            assertThat(server.received(AGENCIES.get(0))).hasSize(2).doesNotContain(id.toString());
            assertThat(server.received(AGENCIES.get(1))).hasSize(1);
            assertThat(server.tokensGiven()).as("one for each session").isEqualTo(2);
        }
    }

    @Test
    void rawFramesAreAcknowledgedOneByOne() throws Exception {
        String text = Files.readString(ER7).replace('\n', '\r').replace('–', '-');
        BenchIdentities identities = BenchIdentities.made();
        try (MllpAgencies server = MllpAgencies.start(0, identities.agencies(), identities.hub())) {
            RawFrames raw = new RawFrames(server.port(), identities.client());
            raw.send(AGENCIES, 3, agency -> text.replace("|AUDIOLOGY|", "|" + agency + "|"));
            assertThat(server.texts(AGENCIES.get(1)))
                    .containsExactly(text.replace("|AUDIOLOGY|", "|agency-2|").replace('\r', '\n'));
            assertThatThrownBy(() -> raw.send(AGENCIES, 2, agency -> "no message"))
                    .hasMessage("a raw message failed: expected the HL7 server's AA, found another answer");
        }
    }

    private interface Sending {
        void send(int number) throws IOException;
    }

    private static Sessions.Session session(Sending sending) {
        return new Sessions.Session() {
            @Override
            public void send(int number) throws IOException {
                sending.send(number);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
