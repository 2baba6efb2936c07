package uk.hailsham.hub.mappings.hl7v2;

import java.time.LocalDate;
import java.util.UUID;
import uk.hailsham.hub.domain.referral.Reply;

/** One thing that an agency's system says. */
public sealed interface Hl7Answer {
    /**
     * In the words that agencies have.
     *
     * @param recipient null when only the message is named that is answered
     * @param message id of a message of the hub's; null when none is named
     * @param reason a code, or null
     * @param day null when none is named
     */
    record Said(UUID recipient, String message, Reply.Status status, String reason, LocalDate day)
            implements Hl7Answer {
        public Reply about(UUID whom) {
            return new Reply(whom, status, reason, day);
        }
    }

    /** That a message has arrived, which the hub knows. */
    record Nothing() implements Hl7Answer {}

    /** Cannot be taken. @param code of table 0357 @param why expected and found, without a word about a child */
    record Unsound(int code, String why) implements Hl7Answer {}
}
