package uk.hailsham.hub.town.standin;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives tokens to one client and knows those it gave. */
final class FhirTokens {
    private final String login;
    private final Map<String, Instant> given = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile Duration lasts = Duration.ofMinutes(10);

    FhirTokens(String client, String secret) {
        this.login = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    void last(Duration time) {
        lasts = time;
    }

    /** Those given so far open nothing any more. */
    void revoke() {
        given.clear();
    }

    int count() {
        return count.get();
    }

    /** The body of an answer; null for a client that is not known. */
    String token(HttpExchange exchange) {
        if (!("Basic " + login).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return null;
        }
        String token = UUID.randomUUID().toString();
        given.put(token, Instant.now().plus(lasts));
        count.incrementAndGet();
        return "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": %d}"
                .formatted(token, lasts.toSeconds());
    }

    boolean permits(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        Instant until = header == null || !header.startsWith("Bearer ")
                ? null
                : given.get(header.substring("Bearer ".length()));
        return until != null && Instant.now().isBefore(until);
    }
}
