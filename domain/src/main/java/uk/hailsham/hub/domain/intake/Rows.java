package uk.hailsham.hub.domain.intake;

import java.util.Iterator;

/**
 * Rows of a drop as they are read, one at a time. {@code hasNext} and {@code next} throw {@link DropRefused} when the
 * rest cannot be read; then nothing of the drop may be applied.
 */
public interface Rows extends Iterator<Row>, AutoCloseable {
    @Override
    void close();
}
