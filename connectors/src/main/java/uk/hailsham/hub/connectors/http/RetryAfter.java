package uk.hailsham.hub.connectors.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.regex.Pattern;

/** How long a server asks not to be asked again (RFC 9110, section 10.2.3). */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** In seconds, as servers that are asked too often say it; a date is not read. Zero when nothing is said. */
    public static Duration of(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }
}
