package uk.hailsham.hub.domain.referral;

/** How soon help is needed. */
public enum Urgency {
    ROUTINE,
    URGENT,
    EMERGENCY
}
