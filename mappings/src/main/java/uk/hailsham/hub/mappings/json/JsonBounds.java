package uk.hailsham.hub.mappings.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/**
 * Up to what measure JSON is read, and the words in which more than that is refused.
 *
 * @param expected of a file that is not JSON to its end
 * @param expectedLess of a file that is beyond the measure
 * @param foundMore what was found instead; null: nothing is told
 */
public record JsonBounds(JsonFactory factory, String expected, String expectedLess, String foundMore) {
    private static final int NUMBER_CHARACTERS = 100;
    private static final int NAME_CHARACTERS = 1_000;

    /** As programs write to each other. */
    public static final JsonBounds STRICT = strict(64, 64 * 1024);

    /** As people's exports are: a line break within an address is for the field to answer for, not for the whole file. */
    public static final JsonBounds LENIENT = lenient(50, 1_000_000);

    private static JsonBounds strict(int depth, int characters) {
        return new JsonBounds(
                factory(depth, characters).build(),
                "a JSON document to its end",
                "at most %d levels, texts of at most %,d characters and numbers of at most %d"
                        .formatted(depth, characters, NUMBER_CHARACTERS),
                "more");
    }

    private static JsonBounds lenient(int depth, int characters) {
        String words = "JSON up to the end, at most %d levels deep, no text longer than %,d characters"
                .formatted(depth, characters);
        return new JsonBounds(
                factory(depth, characters)
                        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                        .build(),
                words,
                words,
                null);
    }

    private static JsonFactoryBuilder factory(int depth, int characters) {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxStringLength(characters)
                        .maxNumberLength(NUMBER_CHARACTERS)
                        .maxNameLength(NAME_CHARACTERS)
                        .build())
                // Names come from outside: kept for all files, they would fill the memory, and could collide there.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES);
    }
}
