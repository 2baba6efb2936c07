package uk.hailsham.hub.mappings.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A value of a JSON file as it is read; it stops growing, not reading, when it is beyond its extent. */
final class GrowingRecord {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Deque<JsonNode> open = new ArrayDeque<>();
    private int valuesLeft;
    private long charactersLeft;

    GrowingRecord(int values, int characters) {
        this.valuesLeft = values;
        this.charactersLeft = characters;
    }

    /** @param parser at the first token of the value; afterwards at its last */
    JsonRecord read(JsonParser parser) throws IOException {
        JsonNode root = value(parser, parser.currentToken());
        while (!open.isEmpty()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                open.pop();
            } else if (token != JsonToken.FIELD_NAME) {
                value(parser, token);
            }
        }
        return new JsonRecord(root, isCut());
    }

    private JsonNode value(JsonParser parser, JsonToken token) throws IOException {
        valuesLeft--;
        JsonNode value =
                switch (token) {
                    case START_OBJECT -> NODES.objectNode();
                    case START_ARRAY -> NODES.arrayNode();
                    case VALUE_NULL -> NODES.nullNode();
                    default -> text(parser);
                };
        attach(parser, value);
        if (value.isContainerNode()) {
            open.push(value);
        }
        return value;
    }

    /** Numbers and truth values are kept as they are written. */
    private JsonNode text(JsonParser parser) throws IOException {
        if (isCut()) {
            return NODES.nullNode();
        }
        String text = parser.getText();
        charactersLeft -= text.length();
        return NODES.textNode(text);
    }

    private void attach(JsonParser parser, JsonNode value) throws IOException {
        if (isCut() || open.isEmpty()) {
            return;
        }
        if (open.peek() instanceof ObjectNode object) {
            String name = parser.currentName();
            charactersLeft -= name.length();
            if (saysNothing(object.get(name))) {
                object.set(name, value);
            }
        } else if (open.peek() instanceof ArrayNode array) {
            array.add(value);
        }
    }

    /** A name that comes again says nothing new, and one that says nothing does not stand in the way. */
    private static boolean saysNothing(JsonNode before) {
        return before == null || (before.isTextual() ? before.textValue().isBlank() : before.isEmpty());
    }

    boolean isCut() {
        return valuesLeft < 0 || charactersLeft < 0;
    }
}
