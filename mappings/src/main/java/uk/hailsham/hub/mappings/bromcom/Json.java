package uk.hailsham.hub.mappings.bromcom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.hailsham.hub.mappings.json.JsonRecord;

/**
 * A value of the file. Writers mix up one and many, numbers and texts: each question is answered by whatever is there.
 *
 * @param text of a text, a number, true or false; null otherwise
 * @param members by key in lower case, without blank ones
 */
record Json(String text, Map<String, Json> members, List<Json> items) {
    static final Json NOTHING = new Json(null, Map.of(), List.of());
    /** Under these a writer that explains its codes puts the code itself. */
    private static final String[] CODE = {"Code", "Value"};

    /** What says nothing is left out; of keys that differ in capitals only, the first counts. */
    static Json of(JsonRecord value) {
        return of(value.node());
    }

    private static Json of(JsonNode node) {
        if (node.isObject()) {
            Map<String, Json> members = new LinkedHashMap<>();
            node.properties().forEach(member -> put(members, member.getKey(), of(member.getValue())));
            return of(members);
        }
        if (node.isArray()) {
            List<Json> items = new ArrayList<>();
            node.forEach(item -> items.add(of(item)));
            return of(items.stream().filter(item -> !item.isNothing()).toList());
        }
        return of(node.textValue());
    }

    /** A key that comes again says nothing new, and one that says nothing does not stand in the way. */
    static void put(Map<String, Json> members, String key, Json value) {
        if (!value.isNothing()) {
            members.putIfAbsent(key.toLowerCase(Locale.ROOT), value);
        }
    }

    static Json of(String text) {
        return text == null || text.isBlank() ? NOTHING : new Json(text, Map.of(), List.of());
    }

    static Json of(Map<String, Json> members) {
        return new Json(null, members, List.of());
    }

    static Json of(List<Json> items) {
        return new Json(null, Map.of(), items);
    }

    boolean isNothing() {
        return text == null && members.isEmpty() && items.isEmpty();
    }

    boolean has(String key) {
        return members.containsKey(key.toLowerCase(Locale.ROOT));
    }

    /** What stands under the first of the keys that is there. */
    Json get(String... keys) {
        for (String key : keys) {
            Json found = members.get(key.toLowerCase(Locale.ROOT));
            if (found != null) {
                return found;
            }
        }
        return NOTHING;
    }

    /** The text under the first of the keys that is there; of several the first; null when there is none. */
    String text(String... keys) {
        return get(keys).plain();
    }

    /** All that stands under the first of the keys that is there, be it one or many. */
    List<Json> list(String... keys) {
        return get(keys).all();
    }

    /** The texts under the first of the keys that is there. */
    List<String> texts(String... keys) {
        return list(keys).stream().map(Json::plain).filter(each -> each != null).toList();
    }

    List<Json> all() {
        if (isNothing()) {
            return List.of();
        }
        return items.isEmpty() ? List.of(this) : items;
    }

    String plain() {
        if (text != null) {
            return text;
        }
        if (!items.isEmpty()) {
            return items.get(0).plain();
        }
        return members.isEmpty() ? null : get(CODE).text();
    }
}
