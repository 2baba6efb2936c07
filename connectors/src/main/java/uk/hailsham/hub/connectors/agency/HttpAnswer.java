package uk.hailsham.hub.connectors.agency;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import uk.hailsham.hub.connectors.http.RetryAfter;

/** What a server answered. */
record HttpAnswer(int status, HttpHeaders headers, byte[] body) {
    private static final int DEEPEST = 100;
    private static final int MOST_CODES = 5;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    /** A missing node when it is no JSON. */
    JsonNode json() {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Of an OperationOutcome, that of the server first; never its words, which may tell of the child. */
    List<String> codes() {
        return elements(json().path("issue"))
                .flatMap(issue -> Stream.concat(
                        elements(issue.path("details").path("coding"))
                                .map(coding -> coding.path("code").asText()),
                        Stream.of(issue.path("code").asText())))
                .filter(code -> CODE.matcher(code).matches())
                .distinct()
                .limit(MOST_CODES)
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    Duration pause() {
        return RetryAfter.of(headers);
    }
}
