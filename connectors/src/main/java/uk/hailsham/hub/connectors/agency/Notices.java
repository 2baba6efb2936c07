package uk.hailsham.hub.connectors.agency;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.domain.referral.NotCarried;

/** Short mails that tell a person to look: ids, agencies and phone numbers, nothing about a child. */
public final class Notices implements AutoCloseable {
    private final MailOffice office;
    private final Clock clock;

    /** @throws IllegalArgumentException when the hub's own addresses are none, or plain mail would leave this machine */
    public Notices(MailSettings settings, Secrets secrets, Clock clock) {
        this.office = new MailOffice(settings, secrets);
        this.clock = clock;
    }

    /**
     * @param name the same whenever the same notice is sent again: it becomes the Message-ID
     * @return the mail server's reply
     * @throws NotCarried when the mail server has not taken it
     */
    public String send(String to, String name, String subject, String text) throws NotCarried {
        return send(to, name, null, subject, text);
    }

    /** @param first name of the notice that this one follows; null for one of its own */
    public String send(String to, String name, String first, String subject, String text) throws NotCarried {
        return office.hand("a notice", (session, settings) -> {
            NoticeMail mail = new NoticeMail(session, "<" + name + "@" + settings.domain() + ">");
            if (first != null) {
                mail.setHeader("In-Reply-To", "<" + first + "@" + settings.domain() + ">");
                mail.setHeader("References", "<" + first + "@" + settings.domain() + ">");
            }
            mail.setFrom(MailAddress.of(settings.from()));
            mail.setRecipient(Message.RecipientType.TO, MailAddress.of(to));
            mail.setSubject(subject, StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(clock.instant()));
            mail.setText(text, StandardCharsets.UTF_8.name());
            mail.saveChanges();
            return mail;
        });
    }

    @Override
    public void close() {
        office.close();
    }

    private static final class NoticeMail extends MimeMessage {
        private final String messageId;

        NoticeMail(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
