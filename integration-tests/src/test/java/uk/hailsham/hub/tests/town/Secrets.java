package uk.hailsham.hub.tests.town;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of a child is long enough to be found in a text, by the field of an allow-list that lets it out.
 *
 * @param shielded then nobody is told where the child lives
 */
record Secrets(Map<String, String> all, boolean shielded) {
    private static final String BORN = "date_of_birth";
    private static final String BORN_IN_WORDS = "date_of_birth in words";
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final List<String> WHEREABOUTS = List.of("address", "postcode", "parents");

    /** @param child as the index team sees it */
    static Secrets of(JsonNode child) {
        Map<String, String> all = new LinkedHashMap<>();
        for (JsonNode field : child.at("/combined/fields")) {
            JsonNode value = field.path("value");
            switch (field.path("field").asText()) {
                case "dateOfBirth" -> {
                    put(all, BORN, value);
                    all.put(BORN_IN_WORDS, LocalDate.parse(value.asText()).format(WORDS));
                }
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
        return fields.contains(field.split(" ")[0]) || field.equals("postcode") && fields.contains("address");
    }

    Map<String, String> beyond(List<String> fields) {
        return those(entry -> !lists(fields, entry.getKey()));
    }

    /** @param forPeople a form says a date in words, a file in figures */
    Map<String, String> within(List<String> fields, boolean forPeople) {
        return those(entry -> lists(fields, entry.getKey())
                && !entry.getKey().equals(forPeople ? BORN : BORN_IN_WORDS)
                && !(shielded && WHEREABOUTS.contains(entry.getKey())));
    }

    private Map<String, String> those(Predicate<Map.Entry<String, String>> which) {
        return all.entrySet().stream().filter(which).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
