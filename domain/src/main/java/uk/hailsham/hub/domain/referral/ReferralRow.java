package uk.hailsham.hub.domain.referral;

import java.util.List;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;

/** One record of a school's referral file. */
public sealed interface ReferralRow {
    Row.At at();

    /** Goes to the gate; {@code dropped} says what of a safeguarding referral was unsound and did not stop it. */
    record Asked(Row.At at, ReferralRequest request, List<Rejection> dropped) implements ReferralRow {
        public Asked {
            dropped = List.copyOf(dropped);
        }
    }

    /** Cannot be taken; at least one rejection says why. */
    record Unsound(Row.At at, List<Rejection> rejections) implements ReferralRow {
        public Unsound {
            rejections = List.copyOf(rejections);
        }
    }
}
