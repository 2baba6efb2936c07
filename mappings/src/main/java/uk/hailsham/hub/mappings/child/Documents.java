package uk.hailsham.hub.mappings.child;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.hailsham.hub.domain.child.Name;

/** One kind of document: what is absent is left out, never null; dates are ISO. */
public final class Documents<T> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addMixIn(Name.Kind.class, KindWord.class)
            .build();

    private final String schema;
    private final Class<T> type;
    private final Map<String, Object> nothings;
    private final ObjectWriter writer;

    /**
     * @param schema the word that every document of the kind begins with
     * @param nothings members that are never null in Java, each with what it is when it is left out of the document
     */
    public Documents(String schema, Class<T> type, Map<String, Object> nothings) {
        this.schema = schema;
        this.type = type;
        this.nothings = Map.copyOf(nothings);
        this.writer = JSON.copy()
                .addMixIn(type, LeavesOut.class)
                .writer(new SimpleFilterProvider().addFilter(LeavesOut.EMPTY, new Something()));
    }

    /** On one line. */
    public String write(T value) {
        try {
            String members = writer.writeValueAsString(value);
            return opening() + (members.length() > 2 ? "," : "") + members.substring(1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected a document of the schema " + schema + " to be plain values", e);
        }
    }

    /**
     * As if the value had been written with its first member, which it was written without: what costs is done once.
     *
     * @param document as {@link #write} gave it
     */
    String withFirst(String document, String member, Object value) {
        try {
            String rest = document.substring(opening().length());
            String added = ",\"" + member + "\":" + JSON.writeValueAsString(value);
            return opening() + added + rest;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected " + member + " to be plain values", e);
        }
    }

    private String opening() {
        return "{\"schema\":\"" + schema + "\"";
    }

    /** @throws IllegalArgumentException when the text is no such document; the message quotes nothing of it */
    public T read(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            if (!schema.equals(document.path("schema").asText())) {
                throw new IllegalArgumentException("expected a document of the schema " + schema);
            }
            nothings.keySet().forEach(((ObjectNode) document)::withObjectProperty);
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

    @JsonFilter(LeavesOut.EMPTY)
    private interface LeavesOut {
        String EMPTY = "empty objects";
    }

    /** Writes at once, with no tree between: a drop has a document for each of its pupils. */
    private final class Something extends SimpleBeanPropertyFilter {
        @Override
        public void serializeAsField(Object bean, JsonGenerator out, SerializerProvider provider, PropertyWriter member)
                throws Exception {
            Object nothing = nothings.get(member.getName());
            if (nothing == null || !nothing.equals(((BeanPropertyWriter) member).get(bean))) {
                member.serializeAsField(bean, out, provider);
            }
        }
    }
}
