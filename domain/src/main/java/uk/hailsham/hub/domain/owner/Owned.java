package uk.hailsham.hub.domain.owner;

/**
 * Who sees to a referral, and who would next.
 *
 * @param passed who would come first, and why not; null when the owner is the first in line
 */
public record Owned(Place owner, Place deputy, Passed passed) {
    /** The first in line, who does not see to it. */
    public record Passed(Place place, Presence.Why why) {}
}
