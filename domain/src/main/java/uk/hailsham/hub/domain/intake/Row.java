package uk.hailsham.hub.domain.intake;

import java.util.List;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.school.PupilKey;

/** What reading made of one or more source records that belong together. */
public sealed interface Row {
    /** The source records this row accounts for: each stands in exactly one row. */
    List<At> records();

    /** @param row the nth record of that file, from 1 */
    record At(String file, int row) {}

    /** A child that can be taken; its findings say which fields were left out. */
    record Sound(List<At> records, Child child) implements Row {
        public Sound {
            records = List.copyOf(records);
        }
    }

    /**
     * Records that cannot be taken; at least one rejection says why, its effect ROW_REJECTED.
     *
     * @param keys whose they are, as far as they still tell ({@link PupilKeys#ofUnsound}): who was named in a row that
     *     could not be taken has not left the school
     */
    record Unsound(List<At> records, List<Rejection> rejections, List<PupilKey> keys) implements Row {
        public Unsound {
            records = List.copyOf(records);
            rejections = List.copyOf(rejections);
            keys = List.copyOf(keys);
        }

        /** Of records that tell nothing of whose they are. */
        public Unsound(List<At> records, List<Rejection> rejections) {
            this(records, rejections, List.of());
        }
    }
}
