package uk.hailsham.hub.domain.agency;

import java.util.List;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;

/** One record of an agency's capacity file. */
public sealed interface CapacityRow {
    Row.At at();

    /**
     * Can be taken; {@code dropped} says which of its fields could not.
     *
     * @param weeks how long a child waits; null for no estimate, and where nobody waits
     */
    record Said(Row.At at, String service, Room room, Integer weeks, List<Rejection> dropped) implements CapacityRow {
        public Said {
            dropped = List.copyOf(dropped);
        }
    }

    /** Cannot be taken; at least one rejection says why. */
    record Unsound(Row.At at, List<Rejection> rejections) implements CapacityRow {
        public Unsound {
            rejections = List.copyOf(rejections);
        }
    }
}
