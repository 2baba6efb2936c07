package uk.hailsham.hub.reconcile.column;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody says of a file's columns; the rest is told from headings and values.
 *
 * @param id the column of ids; empty for the first
 * @param ignored columns that take no part
 * @param told what columns hold, by name
 */
public record ColumnWishes(Optional<String> id, Set<String> ignored, Map<String, Heading> told) {
    public static final ColumnWishes NONE = new ColumnWishes(Optional.empty(), Set.of(), Map.of());
}
