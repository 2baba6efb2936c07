package uk.hailsham.hub.domain.child;

/** Sex as the school census has it: F or M. Anything else a source says becomes a finding. */
public enum Sex {
    F,
    M
}
