package uk.hailsham.hub.tests.hub;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request without its body: what any proxy and any server's own log between the hub and another may keep. */
public record Asked(String method, URI uri, Map<String, List<String>> headers) {
    private static final String LOGIN = "Authorization";

    public Asked {
        headers = headers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> List.copyOf(header.getValue()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Method and path. */
    public String what() {
        return method + " " + uri.getPath();
    }

    /** All of it but the login, as it was sent and as it reads. */
    public String head() {
        List<String> lines = new ArrayList<>(
                List.of(method + " " + uri, String.valueOf(uri.getPath()), String.valueOf(uri.getQuery())));
        headers.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(LOGIN)) {
                values.forEach(value -> lines.add(name + ": " + readable(value)));
            }
        });
        return String.join("\n", lines);
    }

    /** Who it says to be, as it reads; empty for nobody. */
    public String login() {
        return headers.getOrDefault(LOGIN, List.of()).stream()
                .map(Asked::readable)
                .collect(Collectors.joining("\n"));
    }

    /** Words that say something in Base64 as what they say: nobody would be found in them otherwise. */
    private static String readable(String value) {
        return Arrays.stream(value.split(" ")).map(Asked::decoded).collect(Collectors.joining(" "));
    }

    private static String decoded(String word) {
        try {
            String text = new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
            return text.matches("[ -~]{4,}") ? text : word;
        } catch (IllegalArgumentException e) {
            return word;
        }
    }
}
