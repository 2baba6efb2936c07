package uk.hailsham.hub.tests.town;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.town.standin.MailAgencies;
import uk.hailsham.hub.town.standin.SftpAgencies;

/** The test's own eyes: what lies at an agency is what is read there. */
class ReceivedTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsReadOverSftpUnderItsName() throws Exception {
        try (SftpAgencies agencies = SftpAgencies.start(folder, List.of("ehc-planning"), 0, 60_000)) {
            Files.writeString(agencies.inFolder("ehc-planning").resolve("rc-1.xml"), "<referral/>");

            List<Received> received =
                    Received.bySftp(agencies.port(), agencies.hostKey(), agencies.hubKeyFile(), "ehc-planning");

            assertThat(received).singleElement().satisfies(file -> {
                assertThat(file.recipient()).isEqualTo("rc-1");
                assertThat(new String(file.body(), UTF_8)).isEqualTo("<referral/>");
            });
        }
    }

    @Test
    void anAttachmentIsReadOverImapWithWhatStandsBesideIt() throws Exception {
        String mailbox = "referrals@camhs.example";
        try (MailAgencies agencies = MailAgencies.start(List.of(mailbox))) {
            send(agencies.smtpPort(), mailbox);

            List<Received> received = Received.byMail(agencies.imapPort(), mailbox, agencies.password());

            assertThat(received).singleElement().satisfies(file -> {
                assertThat(file.recipient()).isEqualTo("rc-2");
                assertThat(new String(file.body(), UTF_8)).isEqualTo("attached");
                assertThat(file.beside()).contains("Referral rc-2", "see the file");
            });
        }
    }

    private static void send(int port, String to) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("hub@hailsham.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject("Referral rc-2");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("see the file");
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource("attached".getBytes(UTF_8), "application/pdf")));
        file.setFileName("rc-2.pdf");
        mail.setContent(new MimeMultipart(text, file));
        Transport.send(mail);
    }
}
