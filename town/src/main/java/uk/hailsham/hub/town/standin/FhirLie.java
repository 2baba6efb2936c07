package uk.hailsham.hub.town.standin;

/** What a FHIR server may do other than take a message and say so. */
public enum FhirLie {
    NONE,
    /** 422 with a code, whatever is sent. */
    REFUSES,
    /** 503 and a wish to be left alone for a while. */
    BUSY,
    /** 429 and the same wish. */
    THROTTLES,
    /** 500, and the message has been kept. */
    KEEPS_AND_FAILS,
    /** Keeps the message and never answers. */
    KEEPS_AND_HANGS,
    /** Says ok and keeps nothing. */
    SAYS_YES_AND_DOES_NOTHING,
    /** 200 and no answer to the message. */
    SAYS_NOTHING,
    /** Says ok to another message. */
    ANSWERS_ANOTHER,
    /** Sends whoever asks elsewhere. */
    REDIRECTS,
    /** An answer without end. */
    BABBLES
}
