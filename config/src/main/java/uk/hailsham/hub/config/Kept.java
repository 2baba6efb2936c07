package uk.hailsham.hub.config;

import java.util.Locale;

/** What the hub keeps for a time, and from when that time counts. */
public enum Kept {
    RAW_BYTES("the arrival of the drop", true),
    PUPIL_RECORD("the pupil has left and nothing is open", true),
    REFERRAL("its last recipient has ended", false),
    PROTECTED_FACTS("the pupil has left and nothing is open", false),
    INDEX_ENTRY("the Index no longer speaks of the child", true),
    AUDIT_EVENT("the event", false);

    private final String after;
    private final boolean carriedOut;

    Kept(String after, boolean carriedOut) {
        this.after = after;
        this.carriedOut = carriedOut;
    }

    public String after() {
        return after;
    }

    /** Whether this version of the hub disposes of it by itself; else the rule is for those who do. */
    public boolean carriedOut() {
        return carriedOut;
    }

    /** As it stands in {@code retention.yml}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
