package uk.hailsham.hub.tests.agencies;

import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import uk.hailsham.hub.town.standin.MailAgencies;

/**
 * A mail as the agency's office finds it in its mailbox.
 *
 * @param answers the Message-ID of the mail it follows, or null
 * @param attached file name to bytes, in the mail's order
 */
record Letter(String id, String answers, String subject, Map<String, byte[]> attached) {

    static List<Letter> of(MailAgencies agencies, String mailbox) throws MessagingException, IOException {
        Session session = Session.getInstance(new Properties());
        List<Letter> letters = new ArrayList<>();
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", agencies.imapPort(), mailbox, agencies.password());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (Message message : inbox.getMessages()) {
                    letters.add(letter(message));
                }
            }
        }
        return letters;
    }

    private static Letter letter(Message message) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        Map<String, byte[]> attached = new LinkedHashMap<>();
        for (int at = 0; at < parts.getCount(); at++) {
            BodyPart part = parts.getBodyPart(at);
            if (part.getFileName() != null) {
                attached.put(part.getFileName(), part.getInputStream().readAllBytes());
            }
        }
        String[] answers = message.getHeader("In-Reply-To");
        return new Letter(
                message.getHeader("Message-ID")[0],
                answers == null ? null : answers[0],
                message.getSubject(),
                attached);
    }
}
