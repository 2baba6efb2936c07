package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.connectors.http.BoundedBody;
import uk.hailsham.hub.domain.school.School;

/**
 * One school's part of Wonde. Each question is bounded in time and size. No redirect is followed, nor the address of the next
 * page that an answer names: the token goes to the configured host and to no other.
 */
final class WondeServer {
    static final int LARGEST_PAGE = 16 << 20;

    private static final String INCLUDED = String.join(
            ",",
            "education_details",
            "contact_details",
            "extended_details",
            "contacts.contact_details",
            "sen_needs",
            "identifiers");
    private static final int PER_PAGE = 200;
    private static final int MOST_PAGES_OF_DELETIONS = 50;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final String school;
    private final School.Wonde where;
    private final Secrets secrets;
    private final Duration patience;
    private final HttpClient client;

    /** @param patience with one question, from beginning to end */
    WondeServer(String school, School.Wonde where, Secrets secrets, Duration patience) {
        this.school = school;
        this.where = where;
        this.secrets = secrets;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.dividedBy(3))
                .build();
    }

    /** @param number from 1 */
    WondePage students(int number) throws NotFetched {
        return page("students", "include=" + INCLUDED + "&per_page=" + PER_PAGE + "&page=" + number, number);
    }

    /** How many students there are, as Wonde itself counts them. */
    int count() throws NotFetched {
        return ask("counts", "include=students").students(this::told);
    }

    /** Whether a student was changed, or taken away, since then. */
    boolean changedSince(Instant then) throws NotFetched {
        return !page("students", "per_page=1&page=1&updated_after=" + time(then), 1)
                        .ids()
                        .isEmpty()
                || deletedSince(then);
    }

    /** Whether a student was taken away since then. */
    boolean deletedSince(Instant then) throws NotFetched {
        WondePage page = null;
        for (int number = 1; page == null || page.more(); number++) {
            if (number > MOST_PAGES_OF_DELETIONS) {
                return true;
            }
            page = page(
                    "deletions", "per_page=" + PER_PAGE + "&page=" + number + "&updated_after=" + time(then), number);
            if (page.ofStudents()) {
                return true;
            }
        }
        return false;
    }

    private static String time(Instant instant) {
        return URLEncoder.encode(TIME.format(instant), StandardCharsets.UTF_8);
    }

    private WondePage page(String what, String query, int number) throws NotFetched {
        return WondePage.read(what, ask(what, query), number, this::told);
    }

    private WondeAnswer ask(String what, String query) throws NotFetched {
        URI uri = where.base().resolve("/v1.0/schools/" + where.school() + "/" + what + "?" + query);
        HttpRequest request = request(uri);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, info -> new BoundedBody(LARGEST_PAGE));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return WondeAnswer.good(what, where, response, this::told);
        } catch (ExecutionException e) {
            throw told(what + ": " + reason(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw told(what + ": expected an answer within " + patience.toSeconds() + " s, found none");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw told(what + ": interrupted");
        }
    }

    private HttpRequest request(URI uri) throws NotFetched {
        try {
            return HttpRequest.newBuilder(uri)
                    .timeout(patience)
                    .header("Accept", "application/json")
                    .header("Authorization", "Bearer " + token())
                    .build();
        } catch (IllegalArgumentException e) {
            throw told("expected a token in the secret " + where.tokenSecret() + ", found other text");
        }
    }

    private String token() throws NotFetched {
        try {
            return secrets.find(where.tokenSecret())
                    .map(String::strip)
                    .filter(token -> !token.isEmpty())
                    .orElseThrow(() -> told("expected a token in the secret " + where.tokenSecret() + ", found none"));
        } catch (NotFetched e) {
            throw e;
        } catch (IOException e) {
            throw told("the secret " + where.tokenSecret() + " cannot be read");
        }
    }

    /** What the JDK says of a connection names the host at most. */
    private static String reason(Throwable e) {
        return e instanceof IOException && e.getMessage() != null
                ? e.getMessage()
                : e.getClass().getSimpleName();
    }

    NotFetched told(String reason) {
        return told(reason, Duration.ZERO);
    }

    private NotFetched told(String reason, Duration pause) {
        String at = school + " at " + where.base().getRawAuthority() + ": ";
        return new NotFetched(at + reason, pause, null);
    }
}
