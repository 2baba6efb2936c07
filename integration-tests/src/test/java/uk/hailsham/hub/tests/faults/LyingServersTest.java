package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.hailsham.hub.connectors.agency.Agencies;
import uk.hailsham.hub.connectors.agency.EmailCourier;
import uk.hailsham.hub.connectors.agency.MailSettings;
import uk.hailsham.hub.connectors.agency.SftpCourier;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.connectors.sftp.SftpTimeouts;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.town.standin.LyingMail;
import uk.hailsham.hub.town.standin.LyingSftp;
import uk.hailsham.hub.town.standin.MailAgencies;
import uk.hailsham.hub.town.standin.MailLie;
import uk.hailsham.hub.town.standin.SftpAgencies;
import uk.hailsham.hub.town.standin.SftpLie;

/** What a courier says of each lie, and that the truth afterwards leaves one file, or mails of one Message-ID. */
@Timeout(180)
class LyingServersTest {
    private static final Duration PATIENCE = Duration.ofMillis(4_000);
    private static final String MAILBOX = "referrals@class.example";
    private static final String HUB = "hub@partnership.example";
    private static final long NOBODY_ANSWERS_MILLIS = Duration.ofDays(1).toMillis();
    private static final String MESSAGE_ID = "<rc-" + Agencies.RECIPIENT + "@partnership.example>";
    private static final Payload PAYLOAD = Agencies.payload("recipient_id\n" + "x".repeat(70_000));

    @TempDir
    private Path folder;

    /** What the hub does with the server. */
    @FunctionalInterface
    private interface Sftp {
        void with(LyingSftp server, Path in, Courier courier, Agency agency) throws Exception;
    }

    private void sftp(SftpLie lie, Sftp work) throws Exception {
        try (SftpAgencies agencies = SftpAgencies.start(folder, List.of("hub"), 0, NOBODY_ANSWERS_MILLIS);
                LyingSftp server = LyingSftp.before(agencies);
                SftpSessions sessions = new SftpSessions(
                        name -> Optional.of(Files.readString(agencies.hubKeyFile())),
                        SftpTimeouts.within(PATIENCE),
                        Clock.systemUTC())) {
            Endpoint endpoint =
                    new Endpoint.Sftp("127.0.0.1", server.port(), "hub", agencies.hostKey(), "key", "in", "out");
            server.tell(lie);
            work.with(
                    server,
                    agencies.inFolder("hub"),
                    new SftpCourier(sessions, Clock.systemUTC()),
                    Agencies.at(endpoint));
        }
    }

    /** Final names. */
    private static List<String> arrived(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    private static Kind fails(Courier courier, Agency agency) {
        NotCarried failure = catchThrowableOfType(NotCarried.class, () -> courier.carry(agency, PAYLOAD));
        assertThat(failure).isNotNull();
        return failure.kind();
    }

    @ParameterizedTest
    @CsvSource({
        "SILENT,LATER",
        "HANGS,LATER",
        "HALF_CLOSES,LATER",
        "TRUNCATES,LATER",
        "STORES_NOTHING,LATER",
        "OTHER_KEY,NEEDS_A_PERSON"
    })
    void noLieIsTakenForAProofAndTheTruthLeavesOneFile(SftpLie lie, Kind kind) throws Exception {
        sftp(lie, (server, in, courier, agency) -> {
            assertThat(fails(courier, agency)).isEqualTo(kind);
            assertThat(arrived(in)).isEmpty();

            server.tell(SftpLie.NONE);
            assertThat(courier.carry(agency, PAYLOAD).rung()).isEqualTo(Rung.TRANSPORT_PROVED);
            assertThat(arrived(in)).containsExactly(Agencies.FILE);
            assertThat(in.resolve(Agencies.FILE)).hasBinaryContent(PAYLOAD.body());
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "HALF_CLOSES"})
    void aServerThatBeginsToLieOnAnOpenSessionIsFoundOutToo(SftpLie lie) throws Exception {
        sftp(SftpLie.NONE, (server, in, courier, agency) -> {
            courier.carry(agency, Agencies.payload("one"));
            server.tell(lie);
            assertThat(fails(courier, agency)).isEqualTo(Kind.LATER);
            assertThat(in.resolve(Agencies.FILE)).hasContent("one");
        });
    }

    /** Nobody can tell this lie from an agency that takes files away at once: the proof says what was not seen. */
    @Test
    void whatIsGoneUnderItsFinalNameIsNoMoreThanTransportProvedAndTheProofSaysSo() throws Exception {
        sftp(SftpLie.LOSES, (server, in, courier, agency) -> {
            Proof proof = courier.carry(agency, PAYLOAD);
            assertThat(proof.rung()).isEqualTo(Rung.TRANSPORT_PROVED);
            assertThat(proof.evidence())
                    .containsEntry("seen", "before it had its final name; under it nothing was there any more");
            assertThat(arrived(in)).isEmpty();
        });
    }

    /** Message-IDs, one for each arrival. */
    private static List<String> arrived(MailAgencies agencies) {
        return agencies.since(MAILBOX, 0).stream().map(MailAgencies.Arrived::id).toList();
    }

    private static EmailCourier courier(LyingMail server) {
        MailSettings settings = new MailSettings(
                "localhost",
                server.port(),
                null,
                null,
                HUB,
                null,
                "partnership.example",
                null,
                true,
                PATIENCE.dividedBy(3),
                PATIENCE);
        return new EmailCourier(settings, List.of("example"), name -> Optional.empty(), Clock.systemUTC());
    }

    private static final Agency BY_MAIL = Agencies.at(new Endpoint.Email(MAILBOX));

    /** A courier learns nothing of what comes back: it claims that the server took the mail, before a bounce and after. */
    @Test
    void aMailThatBouncesLaterIsHandedOverAndNeverMore() throws Exception {
        try (MailAgencies agencies = MailAgencies.start(List.of(MAILBOX));
                LyingMail server = LyingMail.before(agencies);
                EmailCourier courier = courier(server)) {
            server.tell(MAILBOX, MailLie.BOUNCES);
            assertThat(courier.carry(BY_MAIL, PAYLOAD).rung()).isEqualTo(Rung.HANDED_OVER);
            assertThat(courier.highestRung()).isEqualTo(Rung.HANDED_OVER);
            assertThat(arrived(agencies)).isEmpty();
            assertThat(agencies.since(HUB, 0)).hasSize(1);
            assertThat(new String(agencies.last(HUB).orElseThrow(), StandardCharsets.US_ASCII))
                    .contains("report-type=delivery-status", "Status: 5.1.1", "In-Reply-To: " + MESSAGE_ID);
        }
    }

    @Test
    void aGreylistIsAReasonToComeAgainAndOneMailArrives() throws Exception {
        try (MailAgencies agencies = MailAgencies.start(List.of(MAILBOX));
                LyingMail server = LyingMail.before(agencies);
                EmailCourier courier = courier(server)) {
            server.tell(MAILBOX, MailLie.GREYLISTS);
            assertThat(fails(courier, BY_MAIL)).isEqualTo(Kind.LATER);
            assertThat(arrived(agencies)).isEmpty();
            assertThat(courier.carry(BY_MAIL, PAYLOAD).rung()).isEqualTo(Rung.HANDED_OVER);
            assertThat(arrived(agencies)).containsExactly(MESSAGE_ID);
        }
    }

    @ParameterizedTest
    @CsvSource({"DROPS_AFTER_DATA", "HANGS"})
    void aMailThatMayHaveArrivedIsUnknownAndItsRepetitionIsTheSameMessage(MailLie lie) throws Exception {
        try (MailAgencies agencies = MailAgencies.start(List.of(MAILBOX));
                LyingMail server = LyingMail.before(agencies);
                EmailCourier courier = courier(server)) {
            server.tell(MAILBOX, lie);
            assertThat(fails(courier, BY_MAIL)).isEqualTo(Kind.UNKNOWN);
            server.tell(MAILBOX, MailLie.NONE);
            assertThat(courier.carry(BY_MAIL, PAYLOAD).rung()).isEqualTo(Rung.HANDED_OVER);
            assertThat(arrived(agencies)).containsExactly(MESSAGE_ID, MESSAGE_ID);
        }
    }
}
