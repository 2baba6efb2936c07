package uk.hailsham.hub.town.standin;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A mail server for all made-up agencies that have only mail: SMTP in, IMAP to read it. Plain, so for this machine only. */
public final class MailAgencies implements AutoCloseable {
    private static final String PASSWORD = "stand-in";
    private final GreenMail server;

    private MailAgencies(GreenMail server) {
        this.server = server;
    }

    /** @param mailboxes addresses, each an IMAP user of that name */
    public static MailAgencies start(List<String> mailboxes) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        mailboxes.forEach(mailbox -> server.setUser(mailbox, mailbox, PASSWORD));
        return new MailAgencies(server);
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Of every IMAP user. */
    public String password() {
        return PASSWORD;
    }

    /** A mail of text, as somebody reads it. */
    public record Mail(String subject, String text) {}

    /** Mails of text in one mailbox, in the order in which they came; those with papers count, and say nothing. */
    public List<Mail> arrived(String mailbox) {
        return Stream.of(server.getReceivedMessages())
                .filter(message -> isFor(message, mailbox))
                .map(MailAgencies::read)
                .toList();
    }

    private static boolean isFor(MimeMessage message, String mailbox) {
        try {
            return Stream.of(message.getAllRecipients())
                    .anyMatch(to -> to.toString().equalsIgnoreCase(mailbox));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mail read(MimeMessage message) {
        try {
            Object content = message.getContent();
            return new Mail(message.getSubject(), content instanceof String text ? text : "");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Message-IDs of everything that arrived, one for each arrival. */
    public List<String> messageIds() {
        return Stream.of(server.getReceivedMessages()).map(MailAgencies::id).toList();
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
