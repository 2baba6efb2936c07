package uk.hailsham.hub.domain.intake;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * For which of the hub's fields a school names its own headings.
 *
 * @param fields that it may name
 * @param needed of each list at least one must be named
 */
public record ColumnChoice(Set<String> fields, List<List<String>> needed) {
    /** Of formats whose headings are what they are. */
    public static final ColumnChoice NONE = new ColumnChoice(Set.of(), List.of());

    public ColumnChoice {
        // In order, so that the same slip is told in the same words each time.
        fields = Collections.unmodifiableSet(new TreeSet<>(fields));
        needed = List.copyOf(needed);
    }
}
