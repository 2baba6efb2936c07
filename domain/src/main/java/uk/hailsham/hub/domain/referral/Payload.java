package uk.hailsham.hub.domain.referral;

import java.util.List;
import java.util.UUID;

/**
 * What goes to an agency.
 *
 * @param recipient whom it concerns; a courier's file name or Message-ID is made of it and nothing else
 * @param fileName deterministic, {@code rc-<uuid>.<ending>}, nothing personal
 * @param attachments papers that go with it, in the order in which they came; a courier carries them before the body or
 *     together with it, so that a referral never arrives without them
 * @param again whether it may be there already: an earlier attempt has begun
 * @param amends what it says of a referral that was sent before; null for the referral itself
 */
public record Payload(
        UUID recipient,
        String fileName,
        String contentType,
        byte[] body,
        List<Attachment> attachments,
        boolean again,
        Amends amends) {
    public Payload {
        attachments = List.copyOf(attachments);
    }

    /** One of which nobody knows whether it is the first attempt. */
    public Payload(UUID recipient, String fileName, String contentType, byte[] body, List<Attachment> attachments) {
        this(recipient, fileName, contentType, body, attachments, true, null);
    }

    public Payload(UUID recipient, String fileName, String contentType, byte[] body) {
        this(recipient, fileName, contentType, body, List.of());
    }

    public Payload with(List<Attachment> papers) {
        return new Payload(recipient, fileName, contentType, body, papers, again, amends);
    }

    /** The same, of which no attempt has begun before. */
    public Payload firstTime() {
        return new Payload(recipient, fileName, contentType, body, attachments, false, amends);
    }

    /** The same under another name, as what follows a referral. */
    public Payload amending(String name, Amends what) {
        return new Payload(recipient, name, contentType, body, attachments, again, what);
    }

    /**
     * @param former names of files that the hub has put there and that may go, if they lie there unread
     */
    public record Amends(Amendment amendment, List<String> former) {
        public Amends {
            former = List.copyOf(former);
        }
    }

    /** @param fileName deterministic, {@code rc-<uuid>-<number>.<ending>}; the name it came under may tell of the child */
    public record Attachment(String fileName, String contentType, byte[] body) {}
}
