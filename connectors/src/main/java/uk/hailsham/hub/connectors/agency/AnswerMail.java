package uk.hailsham.hub.connectors.agency;

import java.util.UUID;

/**
 * A mail that came to the hub's mailbox, as far as it tells anything.
 *
 * @param id the mail's own Message-ID, shortened to 200 characters, or made of its head where it has none; the same mail
 *     twice is one mail
 * @param recipient whom it is about; null when it does not say, by its plus-address, by what it answers or by its subject
 * @param from the sender's mailbox in lower case; null when there is none. Whoever writes a mail can write any
 * @param code the mail server's status (RFC 3463), {@code 5.1.1}; null but for reports
 * @param words what a person wrote, without what was quoted; empty but for {@code WRITTEN}
 * @param version which mail of the recipient a report is about: 1 is the referral, what follows it is later; else 1
 */
public record AnswerMail(String id, Kind kind, UUID recipient, String from, String code, String words, int version) {
    public AnswerMail(String id, Kind kind, UUID recipient, String from, String code, String words) {
        this(id, kind, recipient, from, code, words, 1);
    }

    /** What a mail is. */
    public enum Kind {
        /** A mail server gave up (RFC 3464, failed). */
        BOUNCED,
        /** A mail server has not yet been able to (RFC 3464, delayed). */
        DELAYED,
        /** A mail server put it into the mailbox, or passed it on (RFC 3464, delivered, relayed, expanded). */
        DELIVERED,
        /** It was opened (RFC 8098, displayed). */
        DISPLAYED,
        /** A program answered: out of office, received, being looked at (RFC 3834). No answer. */
        AUTOMATIC,
        /** A person wrote. */
        WRITTEN
    }
}
