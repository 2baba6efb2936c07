package uk.hailsham.hub.domain.need;

import java.util.List;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Resource;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;

/** One line of a school's provision map. */
public sealed interface ProvisionRow {
    Row.At at();

    /**
     * @param pupil whose, by any of these keys
     * @param need null when the line tells a resource only
     * @param resource null when nothing is given to the need yet
     * @param dropped fields that were left out
     */
    record Line(Row.At at, List<PupilKey> pupil, Need need, Resource resource, List<Rejection> dropped)
            implements ProvisionRow {
        public Line {
            pupil = List.copyOf(pupil);
            dropped = List.copyOf(dropped);
        }
    }

    /** Cannot be taken. */
    record Unsound(Row.At at, List<Rejection> rejections) implements ProvisionRow {
        public Unsound {
            rejections = List.copyOf(rejections);
        }
    }
}
