package uk.hailsham.hub.reconcile;

/** Whether two records speak of the same person. */
public enum Decision {
    SAME,
    /** A person must look. */
    PERHAPS,
    NONE
}
