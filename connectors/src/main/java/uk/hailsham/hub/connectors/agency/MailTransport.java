package uk.hailsham.hub.connectors.agency;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * SMTP that knows whether the whole mail was handed over, and that can be forbidden to do so: closing it from outside would
 * wait for the very answer that does not come.
 */
final class MailTransport extends SMTPTransport {
    private final Object lock = new Object();
    private boolean forbidden;
    private boolean ended;

    MailTransport(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
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
    }

    boolean mayHaveArrived() {
        synchronized (lock) {
            return ended;
        }
    }
}
