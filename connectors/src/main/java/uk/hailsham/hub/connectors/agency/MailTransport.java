package uk.hailsham.hub.connectors.agency;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SMTP that knows whether the whole mail was handed over, and that can be forbidden to do so: closing it from outside would
 * wait for the very answer that does not come.
 */
final class MailTransport extends SMTPTransport {
    private static final Logger LOG = LoggerFactory.getLogger(MailTransport.class);
    private final Object lock = new Object();
    private boolean forbidden;
    private boolean ended;

    private final CutSocket socket;

    private MailTransport(Session session, CutSocket socket) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.socket = socket;
    }

    /** One mail's transport with the words of a session, on a connection of its own. */
    static MailTransport of(Session session) {
        CutSocket socket = new CutSocket();
        Properties words = new Properties();
        words.putAll(session.getProperties());
        words.put("mail.smtp.socketFactory", socket);
        words.put("mail.smtp.socketFactory.fallback", "false");
        return new MailTransport(Session.getInstance(words), socket);
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        passTheDot();
        super.finishData();
    }

    @Override
    protected void finishBdat() throws IOException, MessagingException {
        passTheDot();
        super.finishBdat();
    }

    /** From the final dot on the server may have the mail, whatever we hear. */
    private void passTheDot() throws MessagingException {
        synchronized (lock) {
            if (forbidden) {
                throw new MessagingException("the time was over before the whole mail was handed over");
            }
            ended = true;
        }
    }

    /** Before each mail on one connection. */
    void begin() {
        synchronized (lock) {
            ended = false;
        }
    }

    boolean forbidden() {
        synchronized (lock) {
            return forbidden;
        }
    }

    void forbid() {
        synchronized (lock) {
            forbidden = true;
        }
        try {
            socket.cut();
        } catch (IOException e) {
            LOG.debug(
                    "a connection that was cut did not close: {}", e.getClass().getSimpleName());
        }
    }

    boolean mayHaveArrived() {
        synchronized (lock) {
            return ended;
        }
    }
}
