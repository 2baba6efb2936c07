package uk.hailsham.hub.routes.referral;

import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.domain.referral.Refusal;

/** What the hub says to a request for help. */
public sealed interface Answer {
    /**
     * On its way.
     *
     * @param drop in which the referral first came; null from the interface
     * @param repeated the same request had been made before
     * @param notSent agencies that could have helped and whose gateway objects, with the reasons
     */
    record Made(UUID referral, UUID drop, boolean repeated, List<Refusal> notSent) implements Answer {
        public Made {
            notSent = List.copyOf(notSent);
        }
    }

    /** Refused now, with what to do about it. */
    record Refused(List<Refusal> reasons) implements Answer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
