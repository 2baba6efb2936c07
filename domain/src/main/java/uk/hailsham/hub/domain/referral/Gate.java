package uk.hailsham.hub.domain.referral;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says before anything is sent whether an agency can take a referral, so that the referrer hears it now and not from the
 * agency in week six. A referral marked safeguarding passes whatever the rules say.
 */
public final class Gate {
    private static final List<GateRule> RULES =
            Stream.of(RequestRules.ALL, GatewayRules.ALL).flatMap(List::stream).toList();

    private Gate() {}

    /** Every objection, in the order of the rules; empty when the referral may go. */
    public static List<Refusal> refusals(Approach approach) {
        return approach.request().safeguarding() ? List.of() : objections(RULES, approach);
    }

    /** As {@link #refusals}, of a front door: of what is asked of an agency only its sharing agreement concerns the door. */
    public static List<Refusal> refusalsOfDoor(Approach approach) {
        return approach.request().safeguarding()
                ? List.of()
                : objections(List.of(RequestRules.AN_AGREEMENT_HOLDS), approach);
    }

    /**
     * The objections that no choice of agency could mend, for a request that routing sends nowhere; {@code agency} of
     * the approach may be null.
     */
    public static List<Refusal> refusalsOfRequest(Approach approach) {
        return approach.request().safeguarding() ? List.of() : objections(RequestRules.OF_ANY_AGENCY, approach);
    }

    private static List<Refusal> objections(List<GateRule> rules, Approach approach) {
        return rules.stream()
                .map(rule -> rule.apply(approach))
                .flatMap(Optional::stream)
                .toList();
    }
}
