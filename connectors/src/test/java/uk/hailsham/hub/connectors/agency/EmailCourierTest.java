package uk.hailsham.hub.connectors.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

@Timeout(180)
class EmailCourierTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final Agency AGENCY = Agencies.at(new Endpoint.Email("referrals@class.example"));
    private static final List<String> SECURE = List.of("example");
    private static final Payload PAYLOAD = new Payload(
            Agencies.RECIPIENT,
            "rc-" + Agencies.RECIPIENT + ".pdf",
            "application/pdf",
            "%PDF of Zuzanna".getBytes(StandardCharsets.UTF_8));
    private static final String SHOWN = "rc-" + Agencies.RECIPIENT;

    @TempDir
    static Path folder;

    private static SSLContext localhost;
    private static SSLContext elsewhere;

    private MailStandIn server;

    @BeforeAll
    static void certify() throws Exception {
        localhost = MailStandIn.certified(folder, "localhost");
        elsewhere = MailStandIn.certified(folder, "mail.elsewhere.example");
    }

    @BeforeEach
    void start() throws IOException {
        server = new MailStandIn(localhost);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static MailSettings settings(int port, Path trusted, boolean plain) {
        return new MailSettings(
                "localhost",
                port,
                null,
                null,
                "hub@partnership.example",
                "replies@partnership.example",
                "partnership.example",
                trusted,
                plain,
                Duration.ofSeconds(1),
                Duration.ofSeconds(3));
    }

    private static Path trust(String host) {
        return folder.resolve(host + ".pem");
    }

    private static Proof carry(MailSettings settings) throws NotCarried {
        try (EmailCourier courier = new EmailCourier(settings, SECURE, name -> Optional.empty(), NOON)) {
            return courier.carry(AGENCY, PAYLOAD);
        }
    }

    private static NotCarried fails(MailSettings settings) {
        return catchThrowableOfType(NotCarried.class, () -> carry(settings));
    }

    private MailSettings trusting() {
        return settings(server.port(), trust("localhost"), false);
    }

    private static MimeMessage read(byte[] mail) throws Exception {
        return new MimeMessage(null, new ByteArrayInputStream(mail));
    }

    @Test
    void handsOverThroughStartTlsAndKeepsTheReply() throws Exception {
        Proof proof = carry(trusting());
        assertThat(proof.rung()).isEqualTo(Rung.HANDED_OVER);
        assertThat(proof.at()).isEqualTo(NOON.instant());
        assertThat(proof.evidence()).containsOnlyKeys("reply");
        assertThat(proof.evidence().get("reply")).startsWith("250 ");
        assertThat(server.overTls).containsExactly(true);
    }

    @Test
    void papersGoInTheSameMailUnderNeutralNamesAndTheProofCoversThem() throws Exception {
        Payload payload = PAYLOAD.with(List.of(new Payload.Attachment(
                SHOWN + "-1.txt",
                "text/plain; charset=utf-8",
                "Seen on Monday: Żółć".getBytes(StandardCharsets.UTF_8))));
        Proof proof;
        try (EmailCourier courier = new EmailCourier(trusting(), SECURE, name -> Optional.empty(), NOON)) {
            proof = courier.carry(AGENCY, payload);
        }

        assertThat(proof.evidence()).containsEntry("attachment " + SHOWN + "-1.txt", "24");
        MimeMultipart parts = (MimeMultipart) read(server.mails.get(0)).getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo(SHOWN + ".pdf");
        assertThat(parts.getBodyPart(2).getFileName()).isEqualTo(SHOWN + "-1.txt");
        assertThat(parts.getBodyPart(2).getInputStream().readAllBytes())
                .isEqualTo("Seen on Monday: Żółć".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatFollowsAReferralStandsInTheThreadOfItsFirstMailUnderAnIdOfItsOwn() throws Exception {
        Amendment recall =
                new Amendment(UUID.randomUUID(), Amendment.Meaning.REVOKED, 3, List.of(1, 2), NOON.instant());
        Payload payload = PAYLOAD.amending(SHOWN + "-v2.pdf.recall", new Payload.Amends(recall, List.of()));
        try (EmailCourier courier = new EmailCourier(trusting(), SECURE, name -> Optional.empty(), NOON)) {
            courier.carry(AGENCY, payload);
            courier.carry(AGENCY, payload);
        }

        assertThat(server.mails).hasSize(2).allSatisfy(bytes -> {
            MimeMessage mail = read(bytes);
            assertThat(mail.getMessageID()).isEqualTo("<" + SHOWN + ".v3@partnership.example>");
            assertThat(mail.getHeader("In-Reply-To")).containsExactly("<" + SHOWN + "@partnership.example>");
            assertThat(mail.getHeader("References")).containsExactly("<" + SHOWN + "@partnership.example>");
            assertThat(mail.getSubject()).isEqualTo("Recall of referral " + SHOWN);
        });
    }

    @Test
    void saysNothingOutsideTheAttachmentButTheRecipientsId() throws Exception {
        carry(trusting());
        MimeMessage mail = read(server.mails.get(0));
        assertThat(mail.getSubject()).isEqualTo("Referral " + SHOWN);
        assertThat(mail.getMessageID()).isEqualTo("<" + SHOWN + "@partnership.example>");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("hub@partnership.example");
        assertThat(mail.getReplyTo()).extracting(Object::toString).containsExactly("replies@partnership.example");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("referrals@class.example");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(NOON.instant()));
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContent())
                .isEqualTo("A referral is attached.\r\n\r\nWhen you answer, please keep its number " + SHOWN
                        + " in the subject.\r\nIf this mail was not meant for you, please delete it and tell the "
                        + "sender.\r\n");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo(SHOWN + ".pdf");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(PAYLOAD.body());
    }

    @Test
    void repeatingIsTheSameMessage() throws Exception {
        carry(trusting());
        carry(trusting());
        assertThat(read(server.mails.get(1)).getMessageID())
                .isEqualTo(read(server.mails.get(0)).getMessageID());
    }

    @Test
    void mailsThatFollowEachOtherShareAConnection() throws Exception {
        try (EmailCourier courier = new EmailCourier(trusting(), SECURE, name -> Optional.empty(), NOON)) {
            courier.carry(AGENCY, PAYLOAD);
            courier.carry(AGENCY, PAYLOAD);
        }
        assertThat(server.connections).hasSize(2);
        assertThat(server.connections.get(1)).isEqualTo(server.connections.get(0));
    }

    @Test
    void aConnectionThatTheServerHasClosedMeanwhileIsMadeAnew() throws Exception {
        try (MailStandIn other = new MailStandIn(null);
                EmailCourier courier =
                        new EmailCourier(settings(other.port(), null, true), SECURE, name -> Optional.empty(), NOON)) {
            courier.carry(AGENCY, PAYLOAD);
            other.hangUp();
            courier.carry(AGENCY, PAYLOAD);
            assertThat(other.connections).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void sendsNothingToAServerWithoutStartTls() throws Exception {
        try (MailStandIn plain = new MailStandIn(null)) {
            NotCarried refused = fails(settings(plain.port(), trust("localhost"), false));
            assertThat(refused.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
            assertThat(refused)
                    .hasMessage("psychology by localhost: expected a mail server with STARTTLS, found one without: "
                            + "nothing was sent");
            assertThat(plain.mails).isEmpty();
        }
    }

    @Test
    void sendsNothingToAServerWhoseCertificateIsNotTrusted() {
        NotCarried refused = fails(settings(server.port(), null, false));
        assertThat(refused.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(refused)
                .hasMessage("psychology by localhost: expected a mail server with a trusted certificate of its own "
                        + "name, found another: nothing was sent");
        assertThat(server.mails).isEmpty();
    }

    @Test
    void sendsNothingToAServerWithTheCertificateOfAnother() throws Exception {
        try (MailStandIn other = new MailStandIn(elsewhere)) {
            NotCarried refused = fails(settings(other.port(), trust("mail.elsewhere.example"), false));
            assertThat(refused.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
            assertThat(other.mails).isEmpty();
        }
    }

    @Test
    void theDemoMayDoWithoutTlsOnThisMachineAlone() throws Exception {
        GreenMail plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        plain.start();
        try {
            carry(settings(plain.getSmtp().getPort(), null, true));
            assertThat(plain.getReceivedMessages()).hasSize(1);
        } finally {
            plain.stop();
        }
        MailSettings far = new MailSettings(
                "192.0.2.1",
                25,
                null,
                null,
                "hub@partnership.example",
                null,
                "partnership.example",
                null,
                true,
                Duration.ofSeconds(1),
                Duration.ofSeconds(3));
        assertThatThrownBy(() -> new EmailCourier(far, SECURE, name -> Optional.empty(), NOON))
                .hasMessage("mail without TLS is only for a server on this machine: expected a loopback host, found "
                        + "192.0.2.1");
    }

    @Test
    void theDemoStillTakesTlsWhereItIsOffered() throws Exception {
        carry(settings(server.port(), trust("localhost"), true));
        assertThat(server.overTls).containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_SUCH_MAILBOX,NEEDS_A_PERSON",
        "SENDER_REFUSED,NEEDS_A_PERSON",
        "REFUSES_THE_CONTENT,NEEDS_A_PERSON",
        "MAILBOX_BUSY,LATER",
        "BUSY_AT_THE_END,LATER",
        "SILENT_BEFORE_DATA,LATER",
        "SILENT_AT_THE_END,UNKNOWN"
    })
    void saysHonestlyWhatAnAnswerMeans(MailStandIn.Mood mood, Kind kind) {
        server.mood = mood;
        NotCarried failed = fails(trusting());
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed).hasMessageStartingWith("psychology by localhost: ");
        assertThat(Throwables.getStackTrace(failed)).doesNotContain("Zuzanna");
    }

    @Test
    void aServerThatNeverSpeaksIsTriedLater() throws Exception {
        try (ServerSocket mute = new ServerSocket(0)) {
            assertThat(fails(settings(mute.getLocalPort(), trust("localhost"), false))
                            .kind())
                    .isEqualTo(Kind.LATER);
        }
    }

    @Test
    void aServerThatDripsItsAnswerIsCutOffAndHoldsNothing() throws Exception {
        try (ServerSocket dripping = new ServerSocket(0)) {
            CompletableFuture<Boolean> cut = CompletableFuture.supplyAsync(() -> drip(dripping));
            assertThat(fails(settings(dripping.getLocalPort(), trust("localhost"), false))
                            .kind())
                    .isEqualTo(Kind.LATER);
            assertThat(cut.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A letter of a greeting that never ends, each well within the time for a step; true when the line is cut. */
    private static boolean drip(ServerSocket server) {
        try (Socket guest = server.accept()) {
            guest.setSoTimeout(200);
            while (true) {
                guest.getOutputStream().write('2');
                if (waitedForAWord(guest)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean waitedForAWord(Socket guest) throws IOException {
        try {
            return guest.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedLater() throws Exception {
        int port = server.port();
        server.close();
        assertThat(fails(settings(port, trust("localhost"), false)).kind()).isEqualTo(Kind.LATER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@class.example\r\nRCPT TO:<b@evil.example>",
                "a@class.example,b@evil.example",
                "Class <a@class.example>",
                "a@class.example>\nBcc: b@evil.example",
                "a b@class.example",
                "a@localhost",
                ""
            })
    void takesNothingButAPlainMailbox(String to) throws Exception {
        try (EmailCourier courier = new EmailCourier(trusting(), SECURE, name -> Optional.empty(), NOON)) {
            NotCarried refused = catchThrowableOfType(
                    NotCarried.class, () -> courier.carry(Agencies.at(new Endpoint.Email(to)), PAYLOAD));
            assertThat(refused.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
            assertThat(refused)
                    .hasMessage("psychology by localhost: expected a mailbox of the form name@domain in agencies.yml, "
                            + "found something else: mend it");
        }
        assertThat(server.mails).isEmpty();
    }
}
