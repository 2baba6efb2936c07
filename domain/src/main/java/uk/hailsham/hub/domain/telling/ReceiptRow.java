package uk.hailsham.hub.domain.telling;

import java.util.List;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;

/** One record of a partner's acknowledgement file. */
public sealed interface ReceiptRow {
    Row.At at();

    /** Can be taken; {@code dropped} says which of its fields could not. */
    record Said(Row.At at, Receipt receipt, List<Rejection> dropped) implements ReceiptRow {
        public Said {
            dropped = List.copyOf(dropped);
        }
    }

    /** Cannot be taken; at least one rejection says why. */
    record Unsound(Row.At at, List<Rejection> rejections) implements ReceiptRow {
        public Unsound {
            rejections = List.copyOf(rejections);
        }
    }
}
