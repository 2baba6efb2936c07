package uk.hailsham.hub.mappings.bromcom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads values into memory up to a measure; what is beyond it is passed over and remembered. */
final class JsonReading {
    static final String BOUNDS = "JSON up to the end, at most 50 levels deep, no text longer than 1,000,000 characters";
    static final String LEARNER_BOUNDS = "at most 5,000 values and 1,000,000 characters for one learner";
    private static final int VALUES = 5_000;
    private static final int CHARACTERS = 1_000_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxStringLength(CHARACTERS)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            // Keys of a hostile file must neither stay in memory nor collide there.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            // A line break within an address is for the field to answer for, not for the whole file.
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private final JsonParser parser;
    private int values;
    private int characters;

    private JsonReading(JsonParser parser) {
        this.parser = parser;
    }

    /** The parser closes the reader. */
    static JsonParser parser(Reader text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** For one learner. */
    static JsonReading of(JsonParser parser) {
        return new JsonReading(parser);
    }

    boolean tooLarge() {
        return values > VALUES || characters > CHARACTERS;
    }

    /** The value whose first token is the current one. */
    Json value() throws IOException {
        values++;
        if (tooLarge()) {
            parser.skipChildren();
            return Json.NOTHING;
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NULL -> Json.NOTHING;
            default -> scalar();
        };
    }

    private Json scalar() throws IOException {
        String text = parser.getText();
        characters += text.length();
        return Json.of(text);
    }

    private Json object() throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            put(members, key, value());
        }
        return Json.of(members);
    }

    /** A key that comes again says nothing new, and one that says nothing does not stand in the way. */
    static void put(Map<String, Json> members, String key, Json value) {
        if (!value.isNothing()) {
            members.putIfAbsent(key.toLowerCase(Locale.ROOT), value);
        }
    }

    private Json array() throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Json item = value();
            if (!item.isNothing()) {
                items.add(item);
            }
        }
        return Json.of(items);
    }
}
