package uk.hailsham.hub.mappings.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A value of a JSON file, or nothing; what is not there reads as nothing, never as a fault.
 *
 * @param node numbers and truth values are texts in it, as written
 * @param cut whether the value was larger than it may be, and parts of it were left out
 */
public record JsonRecord(JsonNode node, boolean cut) {
    public static final JsonRecord NOTHING = new JsonRecord(MissingNode.getInstance(), false);

    public boolean isObject() {
        return node.isObject();
    }

    /** True for nothing, null, and an object or array with nothing in it. */
    public boolean isEmpty() {
        return !node.isTextual() && node.isEmpty();
    }

    /** The value itself as text; null when it is blank, null, or no single value. */
    public String text() {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }

    /** The first of these members that has a text. */
    public String text(String... names) {
        for (String name : names) {
            String text = child(name).text();
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The member of that name; nothing when there is none. */
    public JsonRecord child(String name) {
        JsonNode child = node.get(name);
        return child == null ? NOTHING : new JsonRecord(child, false);
    }

    /** The values of an array; a single value that is none counts as an array of one. */
    public List<JsonRecord> values() {
        if (!node.isArray()) {
            return isEmpty() ? List.of() : List.of(this);
        }
        List<JsonRecord> values = new ArrayList<>();
        node.forEach(value -> values.add(new JsonRecord(value, false)));
        return values;
    }
}
