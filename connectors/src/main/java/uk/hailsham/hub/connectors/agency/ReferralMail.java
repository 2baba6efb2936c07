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
import uk.hailsham.hub.domain.referral.Payload;

/** A referral as a mail: the payload attached with its papers, its id the only thing said outside it, the same Message-ID every time. */
final class ReferralMail extends MimeMessage {
    private static final String TEXT = """
            A referral is attached.

            When you answer, please keep its number %s in the subject.
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
        ReferralMail mail = new ReferralMail(session, "<" + payload.name() + "@" + settings.domain() + ">");
        mail.setFrom(MailAddress.of(settings.from()));
        mail.setReplyTo(
                new InternetAddress[] {MailAddress.of(settings.replyTo() == null ? settings.from() : settings.replyTo())
                });
        mail.setRecipient(Message.RecipientType.TO, to);
        mail.setSubject("Referral " + shown + payload.mark(), StandardCharsets.US_ASCII.name());
        if (payload.drill()) {
            mail.setHeader("X-Hub-Drill", "true");
        }
        mail.setSentDate(Date.from(now));
        MimeMultipart parts =
                new MimeMultipart(text(shown), attachment(payload.fileName(), payload.contentType(), payload.body()));
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

    private static MimeBodyPart text(String shown) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(TEXT.formatted(shown), StandardCharsets.UTF_8.name());
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
