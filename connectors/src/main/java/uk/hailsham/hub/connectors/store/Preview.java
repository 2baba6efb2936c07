package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import uk.hailsham.hub.domain.intake.Row;

/**
 * What a drop would change, were it applied now.
 *
 * @param fields for how many children each field would change, by its path in the child's document
 * @param children those it would change, at most {@link #MOST}; pseudonyms and words, and values only where asked for
 */
public record Preview(Comparison comparison, SortedMap<String, Integer> fields, List<Changed> children) {
    public static final int MOST = 1_000;

    /** Stands for child-protection facts, of which nothing more is said. */
    public static final String PROTECTED = "protected facts";

    /** How much of a child is told. */
    public enum Detail {
        PSEUDONYMS,
        /** Also what differs, and by what the school itself knows the pupil: for that school only. */
        VALUES
    }

    /**
     * @param record null for one that is not there yet
     * @param child null for one that is not there yet
     * @param fate {@code new}, {@code back}, {@code changed}, {@code gone} or {@code deleted}
     * @param fields that would differ; empty unless changed
     * @param places source records that say so; none when gone
     * @param values by field; empty unless asked for
     */
    public record Changed(
            UUID record,
            UUID child,
            String fate,
            List<String> fields,
            List<Row.At> places,
            SortedMap<String, Values> values) {}

    /**
     * One field as it was and as it would be, as JSON.
     *
     * @param was null when there was none
     * @param is null when there would be none
     */
    public record Values(String was, String is) {}
}
