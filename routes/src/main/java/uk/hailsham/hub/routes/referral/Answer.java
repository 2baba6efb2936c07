package uk.hailsham.hub.routes.referral;

import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.domain.referral.Gaps;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Routing;

/** What the hub says to a request for help. */
public sealed interface Answer {
    /**
     * On its way.
     *
     * @param drop in which the referral first came; null from the interface
     * @param repeated the same request had been made before
     * @param notSent agencies that could have helped and whose gateway objects, with the reasons
     * @param gaps what each recipient's form will not say; advice
     * @param leftOut papers of a safeguarding request that could not go, and did not stop it
     * @param asked who is asked
     * @param advice what the request should have said
     */
    record Made(
            UUID referral,
            UUID drop,
            boolean repeated,
            List<Refusal> notSent,
            List<Gaps> gaps,
            List<Refusal> leftOut,
            List<Routing.Target> asked,
            List<Refusal> advice)
            implements Answer {
        public Made {
            notSent = List.copyOf(notSent);
            gaps = List.copyOf(gaps);
            leftOut = List.copyOf(leftOut);
            asked = List.copyOf(asked);
            advice = List.copyOf(advice);
        }
    }

    /** Refused now, with what to do about it. */
    record Refused(List<Refusal> reasons) implements Answer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What would become of a request, if it were made now.
     *
     * @param asked who would be asked; empty when it would be refused
     * @param objections why others, or all, could not be asked, and which papers could not go
     * @param advice what the request should have said
     */
    record Foreseen(List<Routing.Target> asked, List<Gaps> gaps, List<Refusal> objections, List<Refusal> advice) {
        public Foreseen {
            asked = List.copyOf(asked);
            gaps = List.copyOf(gaps);
            objections = List.copyOf(objections);
            advice = List.copyOf(advice);
        }
    }
}
