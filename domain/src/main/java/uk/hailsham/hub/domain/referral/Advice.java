package uk.hailsham.hub.domain.referral;

import java.util.ArrayList;
import java.util.List;

/** What a request should have said and goes without: told to who refers, and never a refusal. */
public final class Advice {
    private static final String AGREEMENT =
            "Expected who agreed to the service, with what standing and on which day; the"
                    + " fields named were not said. The referral goes: ask for what is missing, and keep it with the child's record.";

    private Advice() {}

    /** None in the safeguarding lane, which needs no agreement. */
    public static List<Refusal> of(ReferralRequest request) {
        List<String> unsaid = request.safeguarding() ? List.of() : unsaid(request.agreement());
        return unsaid.isEmpty()
                ? List.of()
                : List.of(new Refusal("agreement-incomplete", String.join(", ", unsaid), AGREEMENT));
    }

    /** Agreement of somebody who may not give it is none, and one without a day may be of another year. */
    private static List<String> unsaid(ReferralRequest.Agreement agreement) {
        List<String> unsaid = new ArrayList<>();
        if (agreement != null && Boolean.TRUE.equals(agreement.given())) {
            add(unsaid, "agreement_by", agreement.by());
            add(unsaid, "agreement_standing", agreement.standing());
            add(unsaid, "agreement_on", agreement.on());
        }
        return unsaid;
    }

    private static void add(List<String> unsaid, String field, Object said) {
        if (said == null) {
            unsaid.add(field);
        }
    }
}
