package uk.hailsham.hub.domain.referral;

import java.util.List;
import java.util.Set;

/**
 * One row of {@code config/routing.yml}: who helps with this need, at this age, when it is this urgent.
 *
 * @param need a code of the list {@code need}, or {@link #SAFEGUARDING} for the lane that never closes
 * @param ageFrom completed years, inclusive; null for no limit
 * @param ageTo completed years, inclusive; null for no limit
 * @param urgency empty for any
 * @param services ids of services in {@code config/agencies.yml}
 */
public record RoutingRule(String need, Integer ageFrom, Integer ageTo, Set<Urgency> urgency, List<String> services) {
    /** Rows with this word take every referral marked safeguarding, whatever its need. */
    public static final String SAFEGUARDING = "SAFEGUARDING";

    public RoutingRule {
        urgency = Set.copyOf(urgency);
        services = List.copyOf(services);
    }

    /** @param age null when not known: then no age limit speaks against the row */
    boolean meets(String need, Integer age, Urgency urgency) {
        return this.need.equalsIgnoreCase(need)
                && (this.urgency.isEmpty() || this.urgency.contains(urgency))
                && (age == null || ageFrom == null || age >= ageFrom)
                && (age == null || ageTo == null || age <= ageTo);
    }
}
