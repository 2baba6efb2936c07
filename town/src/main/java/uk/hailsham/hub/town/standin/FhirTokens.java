package uk.hailsham.hub.town.standin;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The token endpoint beside the FHIR server: gives tokens to one client and knows those it gave. */
final class FhirTokens extends HttpServlet {
    private static final long serialVersionUID = 1L;

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

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean known = ("Basic " + login).equals(request.getHeader("Authorization"));
        response.setStatus(known ? HttpServletResponse.SC_OK : HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("application/json");
        response.getWriter().write(known ? token() : "{\"error\": \"invalid_client\"}");
    }

    private String token() {
        String token = UUID.randomUUID().toString();
        given.put(token, Instant.now().plus(lasts));
        count.incrementAndGet();
        return "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": %d}"
                .formatted(token, lasts.toSeconds());
    }

    /** @param authorization the header of that name, or null */
    boolean permits(String authorization) {
        Instant until = authorization == null || !authorization.startsWith("Bearer ")
                ? null
                : given.get(authorization.substring("Bearer ".length()));
        return until != null && Instant.now().isBefore(until);
    }
}
