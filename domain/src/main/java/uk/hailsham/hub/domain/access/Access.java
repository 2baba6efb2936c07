package uk.hailsham.hub.domain.access;

/**
 * Who looks, in which role, and why; every store method that returns a child takes one and writes the audit event.
 *
 * @param who an account's name, or {@code hub} for a machine step
 * @param reason stated by the person, or the step
 */
public record Access(String who, Role role, String reason) {
    /** What an account may do. */
    public enum Role {
        OPERATOR,
        SCHOOL,
        INDEX_TEAM,
        /** Reads the audit, and no child. */
        PRIVACY,
        /** Somebody at an agency, by a link and its code; no account has it. */
        AGENCY,
        HUB
    }

    public static Access hub(String step) {
        return new Access("hub", Role.HUB, step);
    }
}
