package uk.hailsham.hub.town.standin;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
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
