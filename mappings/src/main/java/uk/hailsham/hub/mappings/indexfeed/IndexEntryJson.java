package uk.hailsham.hub.mappings.indexfeed;

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
import uk.hailsham.hub.domain.index.IndexEntry;

/** An index entry as the document {@code index-entry-1}: what is absent is left out, dates are ISO. */
public final class IndexEntryJson {
    private static final String SCHEMA = "index-entry-1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addMixIn(Name.Kind.class, KindWord.class)
            .build();

    private IndexEntryJson() {}

    public static String write(IndexEntry entry) {
        ObjectNode document = JSON.createObjectNode().put("schema", SCHEMA);
        document.setAll((ObjectNode) JSON.valueToTree(entry));
        return document.toString();
    }

    /**
     * @throws IllegalArgumentException when the text is no such document; the message quotes nothing of it
     */
    public static IndexEntry read(String document) {
        try {
            JsonNode tree = JSON.readTree(document);
            if (!SCHEMA.equals(tree.path("schema").asText())) {
                throw new IllegalArgumentException("expected a document of the schema " + SCHEMA);
            }
            return JSON.treeToValue(tree, IndexEntry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected a document of the schema " + SCHEMA);
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
