package uk.hailsham.hub.domain.intake;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a drop as they are read, one at a time. {@code hasNext} and {@code next} throw {@link DropRefused} when the
 * rest cannot be read; then nothing of the drop may be applied.
 */
public interface Rows extends Iterator<Row>, AutoCloseable {
    /**
     * What was wrong with a file as a whole and yet stopped nothing, such as a version not seen before; row 0, effect
     * FIELD_DROPPED. Complete after the last row.
     */
    default List<Rejection> notes() {
        return List.of();
    }

    /** When the sender's system made the oldest file, where files say so; known after the last row. */
    default Optional<Instant> writtenAt() {
        return Optional.empty();
    }

    @Override
    void close();
}
