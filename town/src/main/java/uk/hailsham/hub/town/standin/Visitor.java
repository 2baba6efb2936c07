package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody at a made-up agency with a browser of their own: keeps cookies, sends the forms that a page shows. */
public final class Visitor {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(_csrf|form)\" value=\"([^\"]*)\"");

    private final URI page;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, String> hidden = new ConcurrentHashMap<>();

    /** @param page as it stands in the mail */
    public Visitor(URI page) {
        this.page = page;
    }

    /** As every scanner of mail does it. */
    public HttpResponse<String> look() {
        return kept(send(HttpRequest.newBuilder(page)));
    }

    /** Only the heads of the answer. */
    public HttpResponse<String> glance() {
        return send(HttpRequest.newBuilder(page).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    /** Sends one of the page's forms. @param step its path below the page */
    public HttpResponse<String> send(String step, Map<String, String> fields) {
        String body = Stream.concat(hidden.entrySet().stream(), fields.entrySet().stream())
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return kept(send(HttpRequest.newBuilder(URI.create(page + "/" + step))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** Leaves a hidden field out from now on, as who makes up a form would. */
    public void forget(String field) {
        hidden.remove(field);
    }

    /** What stood in the page's hidden fields, for the next form. */
    private HttpResponse<String> kept(HttpResponse<String> answer) {
        Matcher found = HIDDEN.matcher(answer.body());
        while (found.find()) {
            hidden.put(found.group(1), found.group(2));
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(
                    request.timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
