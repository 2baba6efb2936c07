package uk.hailsham.hub.domain.review;

/** What a reviewer says of two records. */
public enum Verdict {
    SAME,
    NOT_SAME,
    /** More must be known first; the pair stays where it is. */
    NEED_MORE
}
