package uk.hailsham.hub.connectors.store;

import java.util.Locale;

/** Where a drop stands; arrived and reading are unfinished, all others are final but for a held one. */
public enum DropState {
    ARRIVED,
    /** Being read, or found so after a crash: then it is simply read again. */
    READING,
    /** Waits for a person's word: release or refuse. */
    HELD,
    APPLIED,
    /** Said what the latest drop had said already. */
    REPEATED,
    /** Was held when a newer drop took its place. */
    SUPERSEDED,
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DropState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
