package uk.hailsham.hub.domain.clock;

import java.util.Objects;

/**
 * What an agency has agreed to keep: one limit, and shorter ones for what cannot wait.
 *
 * @param urgent null when an urgent referral has no limit of its own
 * @param emergency null when an emergency has none of its own; then that of an urgent one counts
 */
public record Limits(Limit usual, Limit urgent, Limit emergency) {

    public static Limits of(Limit usual) {
        return new Limits(usual, null, null);
    }

    public Limit whenUrgent() {
        return Objects.requireNonNullElse(urgent, usual);
    }

    public Limit inAnEmergency() {
        return Objects.requireNonNullElse(emergency, whenUrgent());
    }
}
