package uk.hailsham.hub.mappings.bromcom;

import com.fasterxml.jackson.core.JsonToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.mappings.json.JsonInput;

/**
 * Walks one file to its learners, whether it is one object, an array, one object a line, or an object that has the array
 * under one of its keys. Only what belongs to one learner is in memory.
 */
final class BromcomFile {
    static final String LEARNER_BOUNDS = "at most 5,000 values and 1,000,000 characters for one learner";
    private static final int VALUES = 5_000;
    private static final int CHARACTERS = 1_000_000;

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

    private final JsonInput input;
    private boolean wrapped;
    private boolean listed;

    /** At its beginning. */
    BromcomFile(JsonInput input) {
        this.input = input;
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
    Element next() {
        for (JsonToken token = input.next(); token != null; token = input.next()) {
            Element found = at(token);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Null when what begins, ends or stands here is no element. */
    private Element at(JsonToken token) {
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

    private Element element() {
        if (input.current() != JsonToken.START_OBJECT) {
            input.skip();
            return new Element(Json.NOTHING, false);
        }
        JsonInput.Portion learner = input.portion(VALUES, CHARACTERS);
        return new Element(Json.of(learner.next()), learner.isCut());
    }

    /** A learner, or what wraps learners. */
    private Element top() {
        JsonInput.Portion learner = input.portion(VALUES, CHARACTERS);
        Map<String, Json> members = new LinkedHashMap<>();
        while (input.next() == JsonToken.FIELD_NAME) {
            String key = input.name();
            input.next();
            Element first = members.isEmpty() || !isLearner(members) ? first(key) : null;
            if (first != null) {
                wrapped = true;
                return first;
            }
            if (input.current() != JsonToken.END_ARRAY) {
                Json.put(members, key, Json.of(learner.next()));
            }
        }
        return new Element(Json.of(members), learner.isCut());
    }

    private static boolean isLearner(Map<String, Json> members) {
        return new Element(Json.of(members), false).isLearner();
    }

    /** Of what wraps learners. */
    private Element member() {
        String key = input.name();
        input.next();
        Element first = first(key);
        if (first == null) {
            input.skip();
        }
        return first;
    }

    /**
     * The first learner of a list of learners, which is begun. Null when the value under this key is none: then it is
     * untouched, or was a list that is passed over.
     */
    private Element first(String key) {
        if (input.current() != JsonToken.START_ARRAY || PARTS.contains(key.toLowerCase(Locale.ROOT))) {
            return null;
        }
        if (input.next() == JsonToken.START_OBJECT) {
            Element first = element();
            if (first.isLearner()) {
                listed = true;
                return first;
            }
            input.next();
        }
        while (input.current() != JsonToken.END_ARRAY) {
            input.skip();
            input.next();
        }
        return null;
    }

    String at() {
        return input.at();
    }

    void close() {
        input.close();
    }
}
