package uk.hailsham.hub.domain.index;

import java.util.List;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;

/** One record of an index feed. */
public sealed interface IndexRow {
    Row.At at();

    /** Says what the entry is now; rejections tell which fields were left out. */
    record Upsert(Row.At at, IndexEntry entry, List<Rejection> dropped) implements IndexRow {
        public Upsert {
            dropped = List.copyOf(dropped);
        }
    }

    /** Says that the entry is gone; only such a record, or absence from a complete full feed, deletes. */
    record Deletion(Row.At at, String number) implements IndexRow {}

    /**
     * Cannot be taken.
     *
     * @param number whose entry it is: what it said before then still stands; null when the record does not tell
     */
    record Unsound(Row.At at, List<Rejection> rejections, String number) implements IndexRow {
        public Unsound {
            rejections = List.copyOf(rejections);
        }
    }
}
