package uk.hailsham.hub.mappings.child;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Locale;
import uk.hailsham.hub.domain.child.Name;

/**
 * One kind of document: what is absent is left out, never null; dates are ISO.
 *
 * @param schema the word that every document of the kind begins with
 * @param objects members that are never null in Java, and left out of the document when there is nothing in them
 */
public record Documents<T>(String schema, Class<T> type, List<String> objects) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addMixIn(Name.Kind.class, KindWord.class)
            .build();

    public Documents {
        objects = List.copyOf(objects);
    }

    /** On one line. */
    public String write(T value) {
        ObjectNode document = JSON.createObjectNode().put("schema", schema);
        document.setAll((ObjectNode) JSON.valueToTree(value));
        objects.stream().filter(each -> document.path(each).isEmpty()).forEach(document::remove);
        return document.toString();
    }

    /** @throws IllegalArgumentException when the text is no such document; the message quotes nothing of it */
    public T read(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            if (!schema.equals(document.path("schema").asText())) {
                throw new IllegalArgumentException("expected a document of the schema " + schema);
            }
            objects.forEach(((ObjectNode) document)::withObjectProperty);
            return JSON.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            // Without the cause: the parser quotes what it stumbled over.
            throw new IllegalArgumentException("expected a document of the schema " + schema);
        }
    }

    /** Kinds of names are written as words: {@code legal}, {@code former}. */
    private abstract static class KindWord {
        @JsonValue
        abstract String word();

        @JsonCreator
        static Name.Kind of(String word) {
            return Name.Kind.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
