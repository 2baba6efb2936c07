package uk.hailsham.hub.domain.referral;

import java.util.List;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;

/** One record of an agency's acknowledgement file. */
public sealed interface ReplyRow {
    Row.At at();

    /** Can be taken; {@code dropped} says which of its fields could not. */
    record Said(Row.At at, Reply reply, List<Rejection> dropped) implements ReplyRow {
        public Said {
            dropped = List.copyOf(dropped);
        }
    }

    /** Cannot be taken; at least one rejection says why. */
    record Unsound(Row.At at, List<Rejection> rejections) implements ReplyRow {
        public Unsound {
            rejections = List.copyOf(rejections);
        }
    }
}
