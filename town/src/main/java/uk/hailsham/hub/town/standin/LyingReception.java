package uk.hailsham.hub.town.standin;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail as it is received. */
final class LyingReception implements MessageHandler {
    private static final int NOT_NOW = 450;

    private final LyingMail server;
    private final MessageContext context;
    private String sender;
    private String mailbox;

    LyingReception(LyingMail server, MessageContext context) {
        this.server = server;
        this.context = context;
    }

    @Override
    public void from(String from) {
        sender = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        mailbox = recipient;
        if (server.lie(recipient) == MailLie.GREYLISTS && !server.knows(sender, recipient)) {
            throw new RejectException(NOT_NOW, "4.2.0 Greylisted, try again later");
        }
    }

    @Override
    public String data(InputStream data) throws IOException {
        byte[] mail = data.readAllBytes();
        MailLie lie = server.lie(mailbox);
        if (lie == MailLie.BOUNCES) {
            server.deliver(sender, bounce(messageId(mail)));
            return null;
        }
        server.deliver(mailbox, mail);
        if (lie == MailLie.DROPS_AFTER_DATA) {
            ((Session) context).closeSocket();
        } else if (lie == MailLie.HANGS) {
            server.hang();
        }
        return null;
    }

    private static String messageId(byte[] mail) throws IOException {
        try {
            return new InternetHeaders(new ByteArrayInputStream(mail)).getHeader("Message-ID", null);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private byte[] bounce(String id) {
        return """
                From: MAILER-DAEMON@mail.agency.example
                To: %1$s
                Subject: Undelivered Mail Returned to Sender
                In-Reply-To: %2$s
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="part"

                --part
                Content-Type: text/plain

                The mailbox does not exist.
                --part
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.agency.example

                Final-Recipient: rfc822; %3$s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such mailbox
                --part
                Content-Type: text/rfc822-headers

                Message-ID: %2$s
                --part--
                """.formatted(sender, id, mailbox).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void done() {}
}
