package uk.hailsham.hub.town.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A search for Tasks, as far as the stand-in knows it. */
record FhirQuery(Map<String, String> parameters) {
    static FhirQuery of(String raw) {
        return new FhirQuery(Arrays.stream((raw == null ? "" : raw).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> a)));
    }

    /** Of {@code system|} with no value: any identifier of that system; null for any at all. */
    String identifierSystem() {
        String token = parameters.get("identifier");
        return token == null ? null : token.substring(0, token.indexOf('|'));
    }

    Instant since() {
        String bound = parameters.getOrDefault("_lastUpdated", "ge1970-01-01T00:00:00Z");
        return Instant.parse(bound.substring(2));
    }

    int offset() {
        return Integer.parseInt(parameters.getOrDefault("_offset", "0"));
    }

    String from(int offset) {
        return "identifier=" + identifierSystem() + "%7C&_lastUpdated=ge" + since() + "&_offset=" + offset;
    }
}
