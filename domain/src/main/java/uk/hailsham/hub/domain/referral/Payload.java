package uk.hailsham.hub.domain.referral;

import java.util.List;
import java.util.UUID;

/**
 * What goes to an agency.
 *
 * @param recipient whom it concerns; a courier's file name or Message-ID is made of it and nothing else
 * @param fileName deterministic, {@code rc-<uuid>.<ending>}, {@code rc-<uuid>-s2.<ending>} when it is sent a second time,
 *     {@code rc-<uuid>-v2.<ending>} when it was put right; nothing personal
 * @param attachments papers that go with it, in the order in which they came; a courier carries them before the body or
 *     together with it, so that a referral never arrives without them
 * @param again whether it may be there already: an earlier attempt has begun
 * @param amends what it says of a referral that was sent before; null for the referral itself
 * @param drill made up, for a {@link Drill}
 */
public record Payload(
        UUID recipient,
        String fileName,
        String contentType,
        byte[] body,
        List<Attachment> attachments,
        boolean again,
        Amends amends,
        boolean drill) {
    public Payload {
        attachments = List.copyOf(attachments);
    }

    /** One of which nobody knows whether it is the first attempt. */
    public Payload(UUID recipient, String fileName, String contentType, byte[] body, List<Attachment> attachments) {
        this(recipient, fileName, contentType, body, attachments, true, null, false);
    }

    public Payload(UUID recipient, String fileName, String contentType, byte[] body) {
        this(recipient, fileName, contentType, body, List.of());
    }

    public Payload with(List<Attachment> papers) {
        return new Payload(recipient, fileName, contentType, body, papers, again, amends, drill);
    }

    /** The same, of which no attempt has begun before. */
    public Payload firstTime() {
        return new Payload(recipient, fileName, contentType, body, attachments, false, amends, drill);
    }

    /** The same under another name, as what follows a referral. */
    public Payload amending(String name, Amends what) {
        return new Payload(recipient, name, contentType, body, attachments, again, what, drill);
    }

    /** The same as another sending that a person meant, under a name of its own; the first one has no number. */
    public Payload sending(int version) {
        String name = sent(fileName, version);
        return version == 1 ? this : new Payload(recipient, name, contentType, body, attachments, again, amends, drill);
    }

    /** The name under which what first had that name is sent again. */
    public static String sent(String first, int version) {
        int dot = first.indexOf('.');
        return first.substring(0, dot) + "-s" + version + first.substring(dot);
    }

    /** The same, made up: a channel that has a subject or a header says so there. */
    public Payload madeUp() {
        return new Payload(recipient, fileName, contentType, body, attachments, again, amends, true);
    }

    /** What stands behind the number in a subject; empty for a real one. */
    public String mark() {
        return drill ? " (" + Drill.MARK + ")" : "";
    }

    /** Its file name without the ending: what tells one sending from another, and nothing of the child. */
    public String name() {
        return fileName.substring(0, fileName.indexOf('.'));
    }

    /** @param former names of files that the hub has put there and that may go, if they lie there unread */
    public record Amends(Amendment amendment, List<String> former) {
        public Amends {
            former = List.copyOf(former);
        }
    }

    /** @param fileName deterministic, {@code rc-<uuid>-<number>.<ending>}; the name it came under may tell of the child */
    public record Attachment(String fileName, String contentType, byte[] body) {}
}
