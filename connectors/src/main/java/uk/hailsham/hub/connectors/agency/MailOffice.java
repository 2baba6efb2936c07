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
    private final MailConnections connections = new MailConnections();

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
        Turn turn = new Turn();
        try {
            return whole.within(() -> hand(writing, turn), turn::forbid);
        } catch (Exception e) {
            throw MailFailure.told(who + " by " + settings.host() + ": ", e, turn.mayHaveArrived());
        }
    }

    private String hand(Writing writing, Turn turn) throws MessagingException, IOException {
        MimeMessage mail = writing.mail(session, settings);
        MailTransport kept = connections.kept();
        MailTransport transport = turn.takes(kept == null ? MailTransport.of(session) : kept);
        boolean sound = false;
        try {
            if (kept == null) {
                transport.connect(settings.host(), settings.port(), settings.user(), password());
            }
            transport.sendMessage(mail, mail.getAllRecipients());
            String reply = oneLine(transport.getLastServerResponse());
            sound = !transport.forbidden();
            return reply;
        } finally {
            if (sound) {
                connections.keep(transport);
            } else {
                MailConnections.close(transport);
            }
        }
    }

    /** One mail's turn; once its time is over, nothing more is handed over on its behalf. */
    private static final class Turn {
        private MailTransport transport;
        private boolean over;

        synchronized MailTransport takes(MailTransport taken) {
            transport = taken;
            taken.begin();
            if (over) {
                taken.forbid();
            }
            return taken;
        }

        synchronized void forbid() {
            over = true;
            if (transport != null) {
                transport.forbid();
            }
        }

        synchronized boolean mayHaveArrived() {
            return transport != null && transport.mayHaveArrived();
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
        connections.close();
    }
}
