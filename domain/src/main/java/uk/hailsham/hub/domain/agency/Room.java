package uk.hailsham.hub.domain.agency;

/** Whether an agency can take somebody on now. */
public enum Room {
    HAS,
    NONE,
    /** It takes on, and the child waits. */
    WAITLIST
}
