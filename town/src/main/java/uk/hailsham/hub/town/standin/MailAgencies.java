package uk.hailsham.hub.town.standin;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A mail server for all made-up agencies that have only mail: SMTP in, IMAP to read it. Plain, so for this machine only. */
public final class MailAgencies implements AutoCloseable {
    private final GreenMail server;
    private final String password;

    private MailAgencies(GreenMail server, String password) {
        this.server = server;
        this.password = password;
    }

    /** @param mailboxes addresses, each an IMAP user of that name */
    public static MailAgencies start(List<String> mailboxes) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        String password = UUID.randomUUID().toString();
        mailboxes.forEach(mailbox -> server.setUser(mailbox, mailbox, password));
        return new MailAgencies(server, password);
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Of every IMAP user. */
    public String password() {
        return password;
    }

    /** A mail of text, as somebody reads it. */
    public record Mail(String subject, String text) {}

    /** Mails of text in one mailbox, in the order in which they came; those with papers count, and say nothing. */
    public List<Mail> arrived(String mailbox) {
        return inbox(mailbox, 0).map(MailAgencies::read).toList();
    }

    /** The same without the first so many: a mailbox that has been read before is not read whole again. */
    List<Mail> arrived(String mailbox, int first) {
        return inbox(mailbox, first).map(MailAgencies::read).toList();
    }

    /** A mail's outside. @param to the first mailbox it is for, in lower case */
    public record Arrived(String id, String to, String subject) {}

    /** What has arrived in one mailbox after the first so many. */
    public List<Arrived> since(String mailbox, int first) {
        return inbox(mailbox, first).map(MailAgencies::outside).toList();
    }

    /** The last mail in a mailbox, head and body; empty when there is none. */
    public Optional<byte[]> last(String mailbox) {
        return inbox(mailbox, 0).reduce((one, next) -> next).map(MailAgencies::whole);
    }

    /**
     * A mailbox that nobody has written to yet is empty. GreenMail shows its own list, which grows while it is read; copied,
     * it is taken at one moment, under that list's lock.
     */
    private Stream<MimeMessage> inbox(String mailbox, int first) {
        GreenMailUser user = server.getUserManager().getUserByEmail(mailbox);
        if (user == null) {
            return Stream.of();
        }
        try {
            return List.copyOf(server.getManagers()
                            .getImapHostManager()
                            .getInbox(user)
                            .getMessages())
                    .stream()
                    .skip(first)
                    .map(StoredMessage::getMimeMessage);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] whole(MimeMessage message) {
        try {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            message.writeTo(whole);
            return whole.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arrived outside(MimeMessage message) {
        try {
            String to = message.getAllRecipients()[0].toString().toLowerCase(Locale.ROOT);
            return new Arrived(message.getMessageID(), to, String.valueOf(message.getSubject()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One more mailbox, with a login of its own. */
    public void add(String mailbox, String login) {
        server.setUser(mailbox, login, password);
    }

    /** Puts a mail into a mailbox, as a mail server would. */
    void deliver(String mailbox, String mail) {
        deliver(mailbox, mail.getBytes(StandardCharsets.UTF_8));
    }

    /** The same; one that nobody has written to yet is made. */
    void deliver(String mailbox, byte[] mail) {
        try {
            GreenMailUser user = server.getUserManager().getUserByEmail(mailbox);
            (user == null ? server.setUser(mailbox, mailbox, password) : user)
                    .deliver(new MimeMessage((Session) null, new ByteArrayInputStream(mail)));
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

    @Override
    public void close() {
        server.stop();
    }
}
