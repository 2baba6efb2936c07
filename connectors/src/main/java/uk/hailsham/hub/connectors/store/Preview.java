package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What a drop would change, were it applied now.
 *
 * @param fields for how many children each field would change, by its path in the child's document
 * @param children those it would change, at most {@link #MOST}; pseudonyms and words, no value
 */
public record Preview(Comparison comparison, SortedMap<String, Integer> fields, List<Changed> children) {
    public static final int MOST = 1_000;

    /** Stands for child-protection facts, of which nothing more is said. */
    public static final String PROTECTED = "protected facts";

    /**
     * @param child null for one that is not there yet
     * @param fate {@code new}, {@code back}, {@code changed}, {@code gone} or {@code deleted}
     * @param fields that would differ; empty unless changed
     */
    public record Changed(UUID child, String fate, List<String> fields) {}
}
