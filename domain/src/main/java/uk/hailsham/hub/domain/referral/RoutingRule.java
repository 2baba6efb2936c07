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
 * @param next services that can be asked when those have declined or have no room
 */
public record RoutingRule(
        String need, Integer ageFrom, Integer ageTo, Set<Urgency> urgency, List<String> services, List<String> next) {
    /** Rows with this word take every referral marked safeguarding, whatever its need. */
    public static final String SAFEGUARDING = "SAFEGUARDING";

    public RoutingRule {
        urgency = Set.copyOf(urgency);
        services = List.copyOf(services);
        next = List.copyOf(next);
    }

    /** With nobody to ask next. */
    public RoutingRule(String need, Integer ageFrom, Integer ageTo, Set<Urgency> urgency, List<String> services) {
        this(need, ageFrom, ageTo, urgency, services, List.of());
    }

    /** @param age null when not known: then no age limit speaks against the row */
    boolean meets(String need, Integer age, Urgency urgency) {
        return meets(need, age) && (this.urgency.isEmpty() || this.urgency.contains(urgency));
    }

    /** Whatever the urgency. */
    boolean meets(String need, Integer age) {
        return this.need.equalsIgnoreCase(need)
                && (age == null || ageFrom == null || age >= ageFrom)
                && (age == null || ageTo == null || age <= ageTo);
    }
}
