package uk.hailsham.hub.domain.referral;

import java.util.Optional;
import java.util.function.Function;

/** One reason for which a referral may be refused; empty when it has no objection. */
@FunctionalInterface
interface GateRule extends Function<Approach, Optional<Refusal>> {

    static Optional<Refusal> refuse(boolean objection, String code, String field, String text) {
        return objection ? Optional.of(new Refusal(code, field, text)) : Optional.empty();
    }
}
