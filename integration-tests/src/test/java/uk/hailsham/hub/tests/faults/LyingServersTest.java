package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import uk.hailsham.hub.town.standin.MailLie;
import uk.hailsham.hub.town.standin.SftpLie;

/** What a courier says of each lie, and that the truth afterwards leaves one file, or mails of one Message-ID. */
@Timeout(30)
class LyingServersTest {
    private static final Duration PATIENCE = Duration.ofMillis(4_000);
    private static final String MAILBOX = "referrals@class.example";
    private static final String MESSAGE_ID = "<rc-" + Agencies.RECIPIENT + "@partnership.example>";
    private static final Payload PAYLOAD = Agencies.payload("recipient_id\n" + "x".repeat(70_000));

    @TempDir
    private Path folder;

    /** What the hub does with the server. */
    @FunctionalInterface
    private interface Sftp {
        void with(LyingSftp server, Courier courier, Agency agency) throws Exception;
    }

    private void sftp(SftpLie lie, Sftp work) throws Exception {
        Path key = folder.resolve("hub-key");
        try (LyingSftp server = LyingSftp.start(folder.resolve("agency"), key, lie);
                SftpSessions sessions = new SftpSessions(
                        name -> Optional.of(Files.readString(key)), SftpTimeouts.within(PATIENCE), Clock.systemUTC())) {
            Endpoint endpoint =
                    new Endpoint.Sftp("127.0.0.1", server.port(), "hub", server.hostKey(), "key", "in", "out");
            work.with(server, new SftpCourier(sessions, Clock.systemUTC()), Agencies.at(endpoint));
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
        sftp(lie, (server, courier, agency) -> {
            assertThat(fails(courier, agency)).isEqualTo(kind);
            assertThat(server.arrived()).isEmpty();

            server.tell(SftpLie.NONE);
            assertThat(courier.carry(agency, PAYLOAD).rung()).isEqualTo(Rung.TRANSPORT_PROVED);
            assertThat(server.arrived()).containsExactly(Agencies.FILE);
            assertThat(server.arrived(Agencies.FILE)).isEqualTo(PAYLOAD.body());
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "HALF_CLOSES"})
    void aServerThatBeginsToLieOnAnOpenSessionIsFoundOutToo(SftpLie lie) throws Exception {
        sftp(SftpLie.NONE, (server, courier, agency) -> {
            courier.carry(agency, Agencies.payload("one"));
            server.tell(lie);
            assertThat(fails(courier, agency)).isEqualTo(Kind.LATER);
            assertThat(server.arrived(Agencies.FILE)).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Nobody can tell this lie from an agency that takes files away at once: the proof says what was not seen. */
    @Test
    void whatIsGoneUnderItsFinalNameIsNoMoreThanTransportProvedAndTheProofSaysSo() throws Exception {
        sftp(SftpLie.LOSES, (server, courier, agency) -> {
            Proof proof = courier.carry(agency, PAYLOAD);
            assertThat(proof.rung()).isEqualTo(Rung.TRANSPORT_PROVED);
            assertThat(proof.evidence())
                    .containsEntry("seen", "before it had its final name; under it nothing was there any more");
            assertThat(server.arrived()).isEmpty();
        });
    }

    private static EmailCourier courier(LyingMail server) {
        MailSettings settings = new MailSettings(
                "localhost",
                server.port(),
                null,
                null,
                "hub@partnership.example",
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
        try (LyingMail server = LyingMail.start();
                EmailCourier courier = courier(server)) {
            server.tell(MAILBOX, MailLie.BOUNCES);
            assertThat(courier.carry(BY_MAIL, PAYLOAD).rung()).isEqualTo(Rung.HANDED_OVER);
            assertThat(courier.highestRung()).isEqualTo(Rung.HANDED_OVER);
            assertThat(server.bounces()).hasSize(1);
            LyingMail.Bounce bounce = server.bounces().get(0);
            assertThat(bounce.to()).isEqualTo("hub@partnership.example");
            assertThat(new String(bounce.mail(), StandardCharsets.US_ASCII))
                    .contains("report-type=delivery-status", "Status: 5.1.1", "In-Reply-To: " + MESSAGE_ID);
        }
    }

    @Test
    void aGreylistIsAReasonToComeAgainAndOneMailArrives() throws Exception {
        try (LyingMail server = LyingMail.start();
                EmailCourier courier = courier(server)) {
            server.tell(MAILBOX, MailLie.GREYLISTS);
            assertThat(fails(courier, BY_MAIL)).isEqualTo(Kind.LATER);
            assertThat(server.arrived(MAILBOX)).isEmpty();
            assertThat(courier.carry(BY_MAIL, PAYLOAD).rung()).isEqualTo(Rung.HANDED_OVER);
            assertThat(server.arrived(MAILBOX)).containsExactly(MESSAGE_ID);
        }
    }

    @ParameterizedTest
    @CsvSource({"DROPS_AFTER_DATA", "HANGS"})
    void aMailThatMayHaveArrivedIsUnknownAndItsRepetitionIsTheSameMessage(MailLie lie) throws Exception {
        try (LyingMail server = LyingMail.start();
                EmailCourier courier = courier(server)) {
            server.tell(MAILBOX, lie);
            assertThat(fails(courier, BY_MAIL)).isEqualTo(Kind.UNKNOWN);
            server.tell(MAILBOX, MailLie.NONE);
            assertThat(courier.carry(BY_MAIL, PAYLOAD).rung()).isEqualTo(Rung.HANDED_OVER);
            assertThat(server.arrived(MAILBOX)).containsExactly(MESSAGE_ID, MESSAGE_ID);
        }
    }
}
