package uk.hailsham.hub.mappings.bromcom;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Walks one file to its learners, whether it is one object, an array, one object a line, or an object that has the array
 * under one of its keys. Only what belongs to one learner is in memory.
 */
final class BromcomFile {
    /** By one of these a learner is told from other objects; a contact has names too. */
    private static final List<String> OWN = List.of("LearnerId", "UPN", "DateOfBirth");
    /** Lists that belong to a learner, even before anything tells that it is one. */
    private static final List<String> PARTS = Stream.of(
                    BromcomSen.PROVISIONS,
                    BromcomSen.NEEDS,
                    BromcomAddresses.KEYS,
                    BromcomPersons.KEYS,
                    BromcomContext.FSM,
                    BromcomIdentity.FORMER_UPNS)
            .flatMap(Stream::of)
            .map(key -> key.toLowerCase(Locale.ROOT))
            .toList();

    private final JsonParser parser;
    private boolean wrapped;
    private boolean listed;

    private BromcomFile(JsonParser parser) {
        this.parser = parser;
    }

    /** @param charset unless the file's own first bytes name another */
    static BromcomFile open(java.io.InputStream bytes, Charset charset) throws IOException {
        return new BromcomFile(JsonReading.parser(JsonText.open(bytes, charset)));
    }

    /**
     * What stands where a learner should.
     *
     * @param value nothing when it is no object
     */
    record Element(Json value, boolean tooLarge) {
        /** Whether anything of it is a learner's. */
        boolean isLearner() {
            return OWN.stream().anyMatch(value::has);
        }
    }

    /** Null at the end of the file. */
    Element next() throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            Element found = at(token);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Null when what begins, ends or stands here is no element. */
    private Element at(JsonToken token) throws IOException {
        if (listed) {
            listed = token != JsonToken.END_ARRAY;
            return listed ? element() : null;
        }
        if (wrapped) {
            wrapped = token != JsonToken.END_OBJECT;
            return wrapped ? member() : null;
        }
        if (token == JsonToken.START_ARRAY) {
            listed = true;
            return null;
        }
        return token == JsonToken.START_OBJECT ? top() : element();
    }

    private Element element() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Element(Json.NOTHING, false);
        }
        JsonReading reading = JsonReading.of(parser);
        return new Element(reading.value(), reading.tooLarge());
    }

    /** A learner, or what wraps learners. */
    private Element top() throws IOException {
        JsonReading reading = JsonReading.of(parser);
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            Element first = members.isEmpty() || !isLearner(members) ? first(key) : null;
            if (first != null) {
                wrapped = true;
                return first;
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                JsonReading.put(members, key, reading.value());
            }
        }
        return new Element(Json.of(members), reading.tooLarge());
    }

    private static boolean isLearner(Map<String, Json> members) {
        return new Element(Json.of(members), false).isLearner();
    }

    /** Of what wraps learners. */
    private Element member() throws IOException {
        String key = parser.currentName();
        parser.nextToken();
        Element first = first(key);
        if (first == null) {
            parser.skipChildren();
        }
        return first;
    }

    /**
     * The first learner of a list of learners, which is begun. Null when the value under this key is none: then it is
     * untouched, or was a list that is passed over.
     */
    private Element first(String key) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY || PARTS.contains(key.toLowerCase(Locale.ROOT))) {
            return null;
        }
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            Element first = element();
            if (first.isLearner()) {
                listed = true;
                return first;
            }
            parser.nextToken();
        }
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
        return null;
    }

    int line() {
        return parser.currentLocation().getLineNr();
    }

    void close() throws IOException {
        parser.close();
    }
}
