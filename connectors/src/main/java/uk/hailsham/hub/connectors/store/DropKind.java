package uk.hailsham.hub.connectors.store;

import java.util.Locale;

/** What a drop speaks of. */
public enum DropKind {
    PUPILS,
    /** Single pupils, told of when something happens to them. */
    PUPIL_EVENTS,
    INDEX_FEED,
    REFERRALS,
    REPLIES,
    PROVISION_MAP;

    /** As it stands in the database and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DropKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
