package uk.hailsham.hub.domain.identifier;

import java.util.UUID;

/** How the hub's ids are shown outside: a kind's prefix before the UUID; they are the pseudonyms of logs and operators. */
public enum Shown {
    CHILD("ch-"),
    RECORD("re-"),
    DROP("dr-"),
    REFERRAL("rf-"),
    RECIPIENT("rc-"),
    LINK("li-"),
    ATTACHMENT("at-"),
    FINDING("fi-"),
    BATCH("ba-"),
    /** Of a decision not to share. */
    NOT_SHARED("ns-"),
    /** Of a link to a page, which is no secret; its token is. */
    AGENCY_LINK("al-");

    private final String prefix;

    Shown(String prefix) {
        this.prefix = prefix;
    }

    public String of(UUID id) {
        return prefix + id;
    }

    /** Whether a shown id is one of this kind. */
    public boolean is(String shown) {
        return shown.startsWith(prefix);
    }

    /**
     * @throws IllegalArgumentException when the text is not this prefix and a UUID; the message says what was expected
     */
    public UUID parse(String shown) {
        if (shown == null || !shown.startsWith(prefix)) {
            throw new IllegalArgumentException("expected an id of the form " + prefix + "<uuid>");
        }
        try {
            return UUID.fromString(shown.substring(prefix.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected an id of the form " + prefix + "<uuid>", e);
        }
    }
}
