package uk.hailsham.hub.domain.combined;

import java.util.List;

/**
 * One field of a combined child.
 *
 * @param name as in {@code child-1}; parts of a whole after a dot
 * @param value null when no source that may decide says anything, or when none can be relied upon
 * @param from null with the value
 * @param otherwise what others say instead, in the order of precedence
 */
public record Field<T>(String name, T value, Provenance from, Precedence by, List<Otherwise<T>> otherwise) {
    public Field {
        otherwise = List.copyOf(otherwise);
    }

    /** What lost, and is kept. */
    public record Otherwise<T>(T value, Provenance from) {}
}
