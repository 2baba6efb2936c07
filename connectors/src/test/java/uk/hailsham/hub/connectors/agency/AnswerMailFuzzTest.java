package uk.hailsham.hub.connectors.agency;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import uk.hailsham.hub.connectors.AnyBytes;
import uk.hailsham.hub.connectors.agency.AnswerMail.Kind;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.ReplyWords;
import uk.hailsham.hub.domain.school.Days;

/**
 * Whatever mail comes to the hub's mailbox, it is read, or is put away as one that cannot be: anything else would leave it
 * where it is, before all that came after it. In the ordinary build the kept corpus is replayed; {@code ./hub fuzz} looks
 * for more, see {@code docs/fuzzing.md}.
 */
class AnswerMailFuzzTest {
    @FuzzTest
    void mailAnswer(byte[] mail) throws Exception {
        AnyBytes.areReadInTime(mail, bytes -> {
            try {
                taken(AnswerMailReading.read(new MimeMessage((Session) null, new ByteArrayInputStream(bytes))));
            } catch (MessagingException | IOException e) {
                // Put away, and told without its words.
            }
        });
    }

    /** As it is recorded: in the timeline, as an answer, or as a question to whoever referred. */
    private static void taken(AnswerMail mail) {
        AnyBytes.require(!mail.id().isBlank(), "a mail can be told from another");
        AnyBytes.canBeStored(mail.id(), 200);
        AnyBytes.canBeStored(mail.code(), 9);
        AnyBytes.canBeStored(mail.words(), 4_000);
        AnyBytes.require(mail.version() > 0 && mail.version() < 10_000, "a version is a number");
        AnyBytes.require(mail.kind() == Kind.WRITTEN || mail.words().isEmpty(), "only a person writes");
        ReplyWords.of(Agencies.RECIPIENT, mail.words()).ifPresent(AnswerMailFuzzTest::taken);
    }

    private static void taken(Reply reply) {
        AnyBytes.canBeStored(reply.reason(), 40);
        AnyBytes.require(reply.date() == null || Days.spokenOf(reply.date()), "a day is one that a database holds");
    }
}
