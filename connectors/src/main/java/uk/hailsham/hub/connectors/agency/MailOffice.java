package uk.hailsham.hub.connectors.agency;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.connectors.ground.TimeLimit;
import uk.hailsham.hub.domain.referral.NotCarried;

/** The mail server as the hub uses it: over TLS or not at all, and never longer than the time that is given. */
final class MailOffice implements AutoCloseable {
    private final MailSettings settings;
    private final Secrets secrets;
    private final Session session;
    private final TimeLimit whole;

    /** @throws IllegalArgumentException when the hub's own addresses are none, or plain mail would leave this machine */
    MailOffice(MailSettings settings, Secrets secrets) {
        requireSafe(settings);
        this.settings = settings;
        this.secrets = secrets;
        this.session = MailSession.of(settings);
        this.whole = new TimeLimit(settings.whole());
    }

    /** Writes a mail of this session. */
    @FunctionalInterface
    interface Writing {
        MimeMessage mail(Session session, MailSettings settings) throws MessagingException, IOException;
    }

    /**
     * @param who for the failure's words
     * @return the server's reply
     */
    String hand(String who, Writing writing) throws NotCarried {
        MailTransport transport = MailTransport.of(session);
        try {
            return whole.within(() -> hand(writing, transport), transport::forbid);
        } catch (Exception e) {
            throw MailFailure.told(who + " by " + settings.host() + ": ", e, transport.mayHaveArrived());
        }
    }

    private String hand(Writing writing, MailTransport transport) throws MessagingException, IOException {
        MimeMessage mail = writing.mail(session, settings);
        try (transport) {
            transport.connect(settings.host(), settings.port(), settings.user(), password());
            transport.sendMessage(mail, mail.getAllRecipients());
            return oneLine(transport.getLastServerResponse());
        }
    }

    private String password() throws IOException {
        return settings.user() == null
                ? null
                : secrets.find(settings.passwordSecret()).map(String::strip).orElse("");
    }

    private static String oneLine(String reply) {
        String line = String.valueOf(reply).replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(200, line.length()));
    }

    private static void requireSafe(MailSettings settings) {
        try {
            MailAddress.of(settings.from());
            MailAddress.of("postmaster@" + settings.domain());
            MailAddress.of(settings.replyTo() == null ? settings.from() : settings.replyTo());
            if (settings.plainAllowed()
                    && !InetAddress.getByName(settings.host()).isLoopbackAddress()) {
                throw new IllegalArgumentException("mail without TLS is only for a server on this machine: expected a "
                        + "loopback host, found " + settings.host());
            }
        } catch (MessagingException e) {
            throw new IllegalArgumentException("mail: from, reply-to and domain: " + e.getMessage(), e);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("mail: host " + settings.host() + " is not known", e);
        }
    }

    @Override
    public void close() {
        whole.close();
    }
}
