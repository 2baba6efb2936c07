package uk.hailsham.hub.tests.town;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of a child is long enough to be found in a text, by the field of an allow-list that lets it out.
 *
 * @param shielded then nobody is told where the child lives
 */
record Secrets(Map<String, String> all, boolean shielded) {
    private static final List<String> WHEREABOUTS = List.of("address", "postcode", "parents");

    /** @param child as the index team sees it */
    static Secrets of(JsonNode child) {
        Map<String, String> all = new LinkedHashMap<>();
        for (JsonNode field : child.at("/combined/fields")) {
            JsonNode value = field.path("value");
            switch (field.path("field").asText()) {
                case "dateOfBirth" -> put(all, "date_of_birth", value);
                case "identifiers.upn" -> put(all, "upn", value);
                case "identifiers.nhsNumber" -> {
                    if (!value.path("status").asText().equals("unsound")) {
                        put(all, "nhs_number", value.path("value"));
                    }
                }
                case "addresses" -> {
                    put(all, "postcode", value.at("/0/postcode"));
                    put(all, "address", value.at("/0/lines/0"));
                }
                case "persons" -> parents(all, value);
                default -> {}
            }
        }
        return new Secrets(all, child.path("shielded").asBoolean());
    }

    private static void parents(Map<String, String> all, JsonNode persons) {
        for (JsonNode person : persons) {
            if (person.path("parentalResponsibility").asBoolean()
                    && !person.path("doNotDisclose").asBoolean()) {
                put(all, "parents", person.at("/phones/0/number"));
                return;
            }
        }
    }

    private static void put(Map<String, String> all, String field, JsonNode value) {
        if (!value.asText().isEmpty()) {
            all.put(field, value.asText());
        }
    }

    /** An address ends with its postcode, so that one of the two lets out the postcode. */
    private static boolean lists(List<String> fields, String field) {
        return fields.contains(field) || field.equals("postcode") && fields.contains("address");
    }

    Map<String, String> beyond(List<String> fields) {
        return those(entry -> !lists(fields, entry.getKey()));
    }

    Map<String, String> within(List<String> fields) {
        return those(entry -> lists(fields, entry.getKey()) && !(shielded && WHEREABOUTS.contains(entry.getKey())));
    }

    private Map<String, String> those(Predicate<Map.Entry<String, String>> which) {
        return all.entrySet().stream().filter(which).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
