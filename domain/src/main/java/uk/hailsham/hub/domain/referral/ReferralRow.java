package uk.hailsham.hub.domain.referral;

import java.util.List;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;

/** One record of a school's referral file. */
public sealed interface ReferralRow {
    Row.At at();

    /**
     * Goes to the gate.
     *
     * @param papers files of the same drop that the row names
     * @param dropped what of a safeguarding referral was unsound and did not stop it
     */
    record Asked(Row.At at, ReferralRequest request, List<DropContent.Part> papers, List<Rejection> dropped)
            implements ReferralRow {
        public Asked {
            papers = List.copyOf(papers);
            dropped = List.copyOf(dropped);
        }
    }

    /** No record, but a file beside the referrals that none of them names. */
    record Beside(Row.At at, List<Rejection> rejections) implements ReferralRow {
        public Beside {
            rejections = List.copyOf(rejections);
        }
    }

    /** Cannot be taken; at least one rejection says why. */
    record Unsound(Row.At at, List<Rejection> rejections) implements ReferralRow {
        public Unsound {
            rejections = List.copyOf(rejections);
        }
    }
}
