package uk.hailsham.hub.connectors.school;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import uk.hailsham.hub.connectors.http.RetryAfter;
import uk.hailsham.hub.domain.school.School;

/** What Wonde answered well: bytes that say they are JSON. */
record WondeAnswer(String what, byte[] bytes) {
    private static final int DEEPEST = 100;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Makes the failure of a reason; the answer's own words are not told, for they may tell of a child. */
    @FunctionalInterface
    interface Telling {
        NotFetched because(String reason, Duration pause);

        default NotFetched because(String reason) {
            return because(reason, Duration.ZERO);
        }
    }

    static WondeAnswer good(String what, School.Wonde where, HttpResponse<byte[]> response, Telling telling)
            throws NotFetched {
        int status = response.statusCode();
        if (status != 200) {
            throw telling.because(what + ": " + refusal(status, what, where), RetryAfter.of(response.headers()));
        }
        String type = response.headers().firstValue("Content-Type").orElse("nothing");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw telling.because(what + ": expected JSON, found another kind of content");
        }
        return new WondeAnswer(what, response.body());
    }

    private static String refusal(int status, String what, School.Wonde where) {
        if (status >= 300 && status < 400) {
            return "expected an answer, found a redirect (" + status + "), which is not followed";
        }
        return switch (status) {
            case 401 ->
                "the token is not accepted (401): put the one that Wonde gave for this school into the secret "
                        + where.tokenSecret();
            case 403 -> "the token may not read " + what + " (403): ask the school to allow it in Wonde";
            case 404 -> "no school " + where.school() + " is known there (404): compare the id with Wonde's";
            case 429 -> "asked too often (429)";
            default -> "the server answered " + status;
        };
    }

    /** How many students there are, where that was asked. */
    int students(Telling telling) throws NotFetched {
        JsonNode count = json(telling).at("/data/students/data/count");
        if (!count.canConvertToInt() || count.asInt() < 0) {
            throw telling.because(what + ": expected the number of students, found none");
        }
        return count.asInt();
    }

    JsonNode json(Telling telling) throws NotFetched {
        try {
            JsonNode read = JSON.readTree(bytes);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (IOException e) {
            // Jackson quotes what it could not read, which may be a child's.
            throw telling.because(what + ": expected whole JSON, found something else");
        }
        throw telling.because(what + ": expected a JSON object, found something else");
    }
}
