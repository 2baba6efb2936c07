package uk.hailsham.hub.domain.telling;

import java.util.Locale;

/** What a school can be told of about a pupil of its own. */
public enum Topic {
    /** The child is in the Index, under the number that is the fact's key. */
    INDEX_LINK(true),
    /** Somebody else says something different in the field that is the key. */
    DISCREPANCY(true),
    /** The child is on another school's roll as well. */
    REGISTERED_ELSEWHERE(false),
    /** The Index names a service that is involved. */
    INVOLVEMENT(false),
    /** Where a referral of this school stands. */
    REFERRAL(true);

    private final boolean behindShield;

    Topic(boolean behindShield) {
        this.behindShield = behindShield;
    }

    /** False for what may tell where a shielded child is. */
    public boolean toldBehindShield() {
        return behindShield;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Topic of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
