package uk.hailsham.hub.connectors.agency;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.Payload;

/**
 * A referral as a mail: the payload attached with its papers, its id the only thing said outside it, the same Message-ID
 * every time. What follows it answers that first mail, so that a mail program shows the two together.
 */
final class ReferralMail extends MimeMessage {
    private static final String TEXT = """
            A referral is attached.

            When you answer, please keep its number %s in the subject.
            If this mail was not meant for you, please delete it and tell the sender.
            """;

    private static final String RECALL = """
            The referral %s is taken back: please read the notice attached, and do as it says.
            When you answer, please keep its number in the subject.
            If this mail was not meant for you, please delete it and tell the sender.
            """;
    private static final String CORRECTION = """
            Version %2$d of the referral %1$s is attached. A fact was wrong: it replaces version %3$d.
            When you answer, please keep its number in the subject.
            If this mail was not meant for you, please delete it and tell the sender.
            """;
    private final String messageId;

    private ReferralMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static ReferralMail of(
            Session session,
            MailSettings settings,
            InternetAddress to,
            Payload payload,
            Optional<MailSeal> seal,
            Instant now)
            throws MessagingException, IOException {
        String shown = Shown.RECIPIENT.of(payload.recipient());
        String first = "<" + shown + "@" + settings.domain() + ">";
        ReferralMail mail = new ReferralMail(session, messageId(shown, payload, settings.domain()));
        if (payload.amends() != null) {
            mail.setHeader("In-Reply-To", first);
            mail.setHeader("References", first);
        }
        mail.setFrom(MailAddress.of(settings.from()));
        mail.setReplyTo(
                new InternetAddress[] {MailAddress.of(settings.replyTo() == null ? settings.from() : settings.replyTo())
                });
        mail.setRecipient(Message.RecipientType.TO, to);
        mail.setSubject(subject(payload) + shown + payload.mark(), StandardCharsets.US_ASCII.name());
        if (payload.drill()) {
            mail.setHeader("X-Hub-Drill", "true");
        }
        mail.setSentDate(Date.from(now));
        MimeMultipart parts = new MimeMultipart(
                text(words(payload, shown)), attachment(payload.fileName(), payload.contentType(), payload.body()));
        for (Payload.Attachment paper : payload.attachments()) {
            parts.addBodyPart(attachment(paper.fileName(), paper.contentType(), paper.body()));
        }
        if (seal.isPresent()) {
            seal.get().seal(mail, parts);
        } else {
            mail.setContent(parts);
        }
        mail.saveChanges();
        return mail;
    }

    /** The same at each attempt; another for each version. */
    private static String messageId(String shown, Payload payload, String domain) {
        return payload.amends() == null
                ? "<" + payload.name() + "@" + domain + ">"
                : "<" + shown + ".v" + payload.amends().amendment().version() + "@" + domain + ">";
    }

    private static String subject(Payload payload) {
        if (payload.amends() == null) {
            return "Referral ";
        }
        return payload.amends().amendment().recalls() ? "Recall of referral " : "Correction of referral ";
    }

    private static String words(Payload payload, String shown) {
        if (payload.amends() == null) {
            return TEXT.formatted(shown);
        }
        Amendment amendment = payload.amends().amendment();
        return amendment.recalls()
                ? RECALL.formatted(shown)
                : CORRECTION.formatted(shown, amendment.version(), amendment.replaces());
    }

    private static MimeBodyPart text(String words) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(words, StandardCharsets.UTF_8.name());
        return part;
    }

    private static MimeBodyPart attachment(String fileName, String contentType, byte[] body) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(body, contentType)));
        part.setFileName(fileName);
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
