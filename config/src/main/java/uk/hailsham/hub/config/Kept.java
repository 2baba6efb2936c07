package uk.hailsham.hub.config;

import java.util.Locale;

/** What the hub keeps for a time, and from when that time counts. The hub disposes of all of it by itself. */
public enum Kept {
    RAW_BYTES("the arrival of the drop"),
    PUPIL_RECORD("the pupil has left and nothing is open"),
    REFERRAL("all its recipients have ended and nothing more is heard"),
    PROTECTED_FACTS("the pupil has left and nothing is open"),
    INDEX_ENTRY("the Index no longer speaks of the child"),
    SEALED_IDENTITY("the seal"),
    FINDING("it was mended, or its drop ended"),
    TOLD_FILE("it was answered"),
    OUTBOX("it was done"),
    AUDIT_EVENT("the event was sealed");

    private final String after;

    Kept(String after) {
        this.after = after;
    }

    public String after() {
        return after;
    }

    /** As it stands in {@code retention.yml}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
