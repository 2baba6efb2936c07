package uk.hailsham.hub.connectors.agency;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import uk.hailsham.hub.domain.agency.Endpoint;

/** Encrypts a mail's content to the agency's key. Whom it is for and its subject stay readable on the way. */
public interface MailSeal {
    /** Puts the content into the mail, encrypted. */
    void seal(MimeMessage mail, MimeMultipart content) throws MessagingException, IOException;

    /** The way's name, as mail programs have it. */
    String word();

    /** From when on the key must not be used any more; empty for a key without an end. */
    Optional<Instant> ends();

    /** @throws KeyUnusable when the text is no key, or one that cannot encrypt */
    static MailSeal of(Endpoint.Seal seal) throws KeyUnusable {
        return switch (seal.kind()) {
            case SMIME -> SmimeSeal.read(seal.key());
            case PGP -> PgpSeal.read(seal.key());
        };
    }

    /** The content as the MIME entity that both ways encrypt: its own headers, an empty line, its parts. */
    static byte[] entity(MimeMultipart content) throws MessagingException, IOException {
        MimeMessage entity = new MimeMessage((Session) null);
        entity.setContent(content);
        entity.saveChanges();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        entity.writeTo(bytes, new String[] {"Message-ID", "MIME-Version", "Date"});
        return bytes.toByteArray();
    }
}
