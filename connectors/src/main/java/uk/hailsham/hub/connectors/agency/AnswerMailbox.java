package uk.hailsham.hub.connectors.agency;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.ground.Secrets;

/** Takes the mails of the hub's mailbox one after the other, and puts each away only when it has been taken. */
public final class AnswerMailbox {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerMailbox.class);
    private final MailboxSettings settings;
    private final Secrets secrets;
    private final Session session;

    /** @throws IllegalArgumentException when reading without TLS would leave this machine */
    public AnswerMailbox(MailboxSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
        this.session = Session.getInstance(words());
    }

    /** Takes a mail; when it throws, the mail stays where it is and comes again. */
    @FunctionalInterface
    public interface Taking {
        void take(AnswerMail mail);
    }

    /**
     * At most so many, the oldest first. The same mail may come twice, when the connection breaks before it is put away.
     *
     * @throws IOException when the server is away or refuses; what was taken before is put away
     */
    public void take(int most, Taking taking) throws IOException {
        try (Store store = session.getStore(settings.plainAllowed() ? "imap" : "imaps")) {
            store.connect(settings.host(), settings.port(), settings.user(), password());
            Folder done = done(store);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                take(inbox, done, most, taking);
            }
        } catch (MessagingException e) {
            // The server's own words stay out: they may repeat a mail.
            throw new IOException(
                    "expected the mailbox of " + settings.user() + " at " + settings.host() + " to open, found "
                            + e.getClass().getSimpleName() + ": look at host, user, password and certificate",
                    e);
        }
    }

    private void take(Folder inbox, Folder done, int most, Taking taking) throws MessagingException, IOException {
        int last = Math.min(most, inbox.getMessageCount());
        if (last == 0) {
            return;
        }
        Message[] mails = inbox.getMessages(1, last);
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.ENVELOPE);
        profile.add(FetchProfile.Item.SIZE);
        inbox.fetch(mails, profile);
        for (Message mail : mails) {
            take((MimeMessage) mail, taking);
            inbox.copyMessages(new Message[] {mail}, done);
            mail.setFlag(Flags.Flag.DELETED, true);
        }
    }

    /** A mail that cannot be read is put away with the others: reading it again would not help. */
    private static void take(MimeMessage mail, Taking taking) throws MessagingException, IOException {
        AnswerMail read = null;
        try {
            if (AnswerMailReading.bearable(mail)) {
                read = AnswerMailReading.read(mail);
            }
        } catch (IOException | MessagingException | RuntimeException e) {
            // The mail library has ended with more than it declares; such a mail would come again before every other.
            if (!mail.getFolder().isOpen()) {
                throw e;
            }
        }
        if (read == null) {
            LOG.warn("a mail could not be read and was put away; expected a MIME mail of at most 20 MB");
        } else {
            taking.take(read);
        }
    }

    private Folder done(Store store) throws MessagingException {
        Folder done = store.getFolder(settings.done());
        if (!done.exists()) {
            done.create(Folder.HOLDS_MESSAGES);
        }
        return done;
    }

    private String password() throws IOException {
        return secrets.find(settings.passwordSecret()).map(String::strip).orElse("");
    }

    private Properties words() {
        Properties words = new Properties();
        String step = String.valueOf(settings.step().toMillis());
        for (String protocol : List.of("imap", "imaps")) {
            words.put("mail." + protocol + ".connectiontimeout", step);
            words.put("mail." + protocol + ".timeout", step);
            words.put("mail." + protocol + ".writetimeout", step);
            words.put("mail." + protocol + ".partialfetch", "true");
        }
        words.put("mail.imaps.ssl.checkserveridentity", "true");
        words.put("mail.imaps.ssl.protocols", "TLSv1.3 TLSv1.2");
        if (settings.trusted() != null) {
            words.put("mail.imaps.ssl.socketFactory", MailSession.trusting(settings.trusted()));
        }
        requireSafe();
        return words;
    }

    private void requireSafe() {
        try {
            if (settings.plainAllowed()
                    && !InetAddress.getByName(settings.host()).isLoopbackAddress()) {
                throw new IllegalArgumentException("reading mail without TLS is only for a server on this machine:"
                        + " expected a loopback host, found " + settings.host());
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("mailbox: host " + settings.host() + " is not known", e);
        }
    }
}
