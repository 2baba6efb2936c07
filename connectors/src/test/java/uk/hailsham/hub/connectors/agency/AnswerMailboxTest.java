package uk.hailsham.hub.connectors.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.connectors.agency.AnswerMail.Kind;

/** What comes to the hub's mailbox, read from a real IMAP server. */
@Timeout(180)
class AnswerMailboxTest {
    private static final String SHOWN = "rc-" + Agencies.RECIPIENT;

    private GreenMail server;
    private GreenMailUser hub;
    private AnswerMailbox mailbox;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        hub = server.setUser("answers@partnership.example", "hub", "pass-phrase");
        mailbox = mailbox("pass-phrase");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private AnswerMailbox mailbox(String password) {
        return new AnswerMailbox(
                new MailboxSettings(
                        "127.0.0.1",
                        server.getImap().getPort(),
                        "hub",
                        "imap",
                        "Taken",
                        null,
                        true,
                        Duration.ofSeconds(5)),
                name -> Optional.of(password));
    }

    private AnswerMail only(String... lines) throws Exception {
        put(lines);
        List<AnswerMail> taken = take();
        assertThat(taken).hasSize(1);
        return taken.get(0);
    }

    private void put(String... lines) throws Exception {
        put(StandardCharsets.UTF_8, lines);
    }

    private void put(Charset charset, String... lines) throws Exception {
        byte[] bytes = String.join("\r\n", lines).getBytes(charset);
        hub.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(bytes)));
    }

    private List<AnswerMail> take() throws IOException {
        List<AnswerMail> taken = new ArrayList<>();
        mailbox.take(10, taken::add);
        return taken;
    }

    @Test
    void aPersonsAnswerIsTakenWithoutWhatItQuotes() throws Exception {
        assertThat(only(
                        "Message-ID: <a@agency.example>",
                        "From: Duty desk <Office@Agency.example>",
                        "To: answers@partnership.example",
                        "In-Reply-To: <" + SHOWN + "@partnership.example>",
                        "Subject: Re: a referral",
                        "",
                        "Accepted",
                        "",
                        "On Tuesday the hub wrote:",
                        "> Declined"))
                .isEqualTo(new AnswerMail(
                        "<a@agency.example>",
                        Kind.WRITTEN,
                        Agencies.RECIPIENT,
                        "office@agency.example",
                        null,
                        "Accepted"));
    }

    @Test
    void aReferralIsNamedByThePlusAddressOrTheSubjectToo() throws Exception {
        assertThat(only("From: a@agency.example", "To: answers+" + SHOWN + "@partnership.example", "", "hello")
                        .recipient())
                .isEqualTo(Agencies.RECIPIENT);
        assertThat(only("From: a@agency.example", "Subject: AW: Referral " + SHOWN.toUpperCase(), "", "hello")
                        .recipient())
                .isEqualTo(Agencies.RECIPIENT);
        assertThat(only("From: a@agency.example", "Subject: Referral", "", "hello")
                        .recipient())
                .isNull();
    }

    @Test
    void aReportOfABounceTellsWhichReferralAndWhy() throws Exception {
        AnswerMail report = only(report("failed", "5.1.1"));
        assertThat(report.kind()).isEqualTo(Kind.BOUNCED);
        assertThat(report.recipient()).isEqualTo(Agencies.RECIPIENT);
        assertThat(report.code()).isEqualTo("5.1.1");
        assertThat(report.words()).isEmpty();
        assertThat(report.version()).isEqualTo(1);
        String[] ofRecall = Arrays.stream(report("failed", "5.1.1"))
                .map(line -> line.replace(SHOWN + "@", SHOWN + ".v3@"))
                .toArray(String[]::new);
        assertThat(only(ofRecall)).satisfies(recall -> {
            assertThat(recall.recipient()).isEqualTo(Agencies.RECIPIENT);
            assertThat(recall.version()).isEqualTo(3);
        });
        assertThat(only(report("delayed", "4.4.1")).kind()).isEqualTo(Kind.DELAYED);
        assertThat(only(report("delivered", "2.0.0")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(only(report("something-new", "2.0.0")).kind()).isEqualTo(Kind.DELAYED);
    }

    private static String[] report(String action, String status) {
        return new String[] {
            "Message-ID: <report@mail.agency.example>",
            "From: MAILER-DAEMON@mail.agency.example",
            "To: answers@partnership.example",
            "Subject: Undelivered",
            "MIME-Version: 1.0",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
            "",
            "--x",
            "Content-Type: text/plain",
            "",
            "Accepted, not.",
            "--x",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mail.agency.example",
            "",
            "Final-Recipient: rfc822; office@agency.example",
            "Action: " + action,
            "Status: " + status,
            "--x",
            "Content-Type: text/rfc822-headers",
            "",
            "Message-ID: <" + SHOWN + "@partnership.example>",
            "Subject: Referral",
            "",
            "--x--",
            ""
        };
    }

    @Test
    void aReceiptOfOpeningIsOne() throws Exception {
        AnswerMail receipt = only(
                "From: office@agency.example",
                "Subject: Read",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
                "",
                "--x",
                "Content-Type: text/plain",
                "",
                "It was read.",
                "--x",
                "Content-Type: message/disposition-notification",
                "",
                "Original-Message-ID: <" + SHOWN + "@partnership.example>",
                "Disposition: manual-action/MDN-sent-manually; displayed",
                "--x--",
                "");
        assertThat(receipt.kind()).isEqualTo(Kind.DISPLAYED);
        assertThat(receipt.recipient()).isEqualTo(Agencies.RECIPIENT);
    }

    @Test
    void outOfOfficeIsNoAnswer() throws Exception {
        for (String header : List.of(
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "X-Autoreply: yes",
                "X-Auto-Response-Suppress: All",
                "Return-Path: <>")) {
            AnswerMail mail = only(header, "From: a@agency.example", "Subject: Re: " + SHOWN, "", "Accepted");
            assertThat(mail.kind()).as(header).isEqualTo(Kind.AUTOMATIC);
            assertThat(mail.words()).isEmpty();
        }
        assertThat(only("Auto-Submitted: no", "From: a@agency.example", "Subject: " + SHOWN, "", "Accepted")
                        .kind())
                .isEqualTo(Kind.WRITTEN);
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, windows-1252", "iso-8859-15, iso-8859-15", "utf-8, utf-8", "utf-8, unknown-8bit"})
    void aLetterIsReadInTheCharsetItNamesAndElseInUtf8(Charset written, String named) throws Exception {
        put(written, "From: a@agency.example", "Content-Type: text/plain; charset=" + named, "", "Zoë: 20 €?");
        assertThat(take()).extracting(AnswerMail::words).containsExactly("Zoë: 20 €?");
    }

    @Test
    void aMailWithoutANameOfItsOwnIsToldFromTheNextAndKnownAgain() throws Exception {
        String[] monday = {"From: a@agency.example", "Date: Mon, 23 Nov 2026 09:00:00 +0000", "", "hello"};
        String[] tuesday = {"From: a@agency.example", "Date: Tue, 24 Nov 2026 09:00:00 +0000", "", "hello"};
        put(monday);
        put(tuesday);
        put(monday);
        List<String> names = take().stream().map(AnswerMail::id).toList();
        assertThat(names).hasSize(3).allMatch(name -> name.matches("unnamed-[0-9a-f]{64}"));
        assertThat(names.get(1)).isNotEqualTo(names.get(0));
        assertThat(names.get(2)).isEqualTo(names.get(0));
    }

    @Test
    void aMailIsPutAwayOnlyWhenItHasBeenTaken() throws Exception {
        put("From: a@agency.example", "Subject: " + SHOWN, "", "one");
        assertThatThrownBy(() -> mailbox.take(10, mail -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");
        assertThat(take()).hasSize(1);
        assertThat(take()).isEmpty();
        assertThat(server.getManagers()
                        .getImapHostManager()
                        .getFolder(hub, "Taken")
                        .getMessageCount())
                .isEqualTo(1);
    }

    @Test
    void aBrokenMailStopsNoneBehindIt() throws Exception {
        put("From: <<<>>>", "Content-Type: multipart/mixed; boundary=never", "Subject: " + SHOWN, "", "--other", "x");
        put("Content-Transfer-Encoding: x-uuencode", "", "begin 644 a.txt", "_" + "x".repeat(84), "`", "end");
        put("From: a@agency.example", "Subject: " + SHOWN, "", "hello");
        assertThat(take()).extracting(AnswerMail::words).contains("hello");
        assertThat(take()).isEmpty();
    }

    @Test
    void aRefusedLoginSaysWhereToLook() {
        assertThatThrownBy(() -> mailbox("wrong").take(10, mail -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected the mailbox of hub at 127.0.0.1 to open");
    }
}
