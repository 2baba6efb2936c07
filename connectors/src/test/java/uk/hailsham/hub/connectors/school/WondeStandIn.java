package uk.hailsham.hub.connectors.school;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Wonde over real HTTP, as far as the hub asks it, with answers that a test can put in before the true ones. */
final class WondeStandIn implements AutoCloseable {
    static final String TOKEN = "token-of-hawkes-farm";

    /** An answer out of turn. */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        static Answer of(int status) {
            return new Answer(
                    status, Map.of("Content-Type", "application/json"), "{}".getBytes(StandardCharsets.UTF_8));
        }

        Answer with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }

        Answer saying(String text) {
            return new Answer(status, headers, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Map.Entry<String, Answer>> outOfTurn = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();
    final List<String> authorised = new ArrayList<>();
    List<String> students = new ArrayList<>();
    List<String> deletions = new ArrayList<>();
    boolean changed;
    int perPage = 2;
    Integer count;
    Runnable afterFirstPage = () -> {};

    WondeStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next question whose path and query contain a text is answered so. */
    void next(String about, Answer answer) {
        outOfTurn.add(Map.entry(about, answer));
    }

    /** Of all questions so far, what was asked for, in short. */
    List<String> questions() {
        return asked.stream()
                .map(uri -> uri.replaceAll(".*/A123/", "")
                        .replaceAll("include=[^&]*&", "")
                        .replaceAll("updated_after=.*", "updated_after"))
                .toList();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String uri = exchange.getRequestURI().toString();
        asked.add(uri);
        authorised.add(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = outOfTurn.stream()
                .filter(one -> uri.contains(one.getKey()))
                .findFirst()
                .map(one -> {
                    outOfTurn.remove(one);
                    return one.getValue();
                })
                .orElseGet(() -> inTurn(exchange));
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private Answer inTurn(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getQuery();
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.of(401);
        }
        if (path.equals("/v1.0/schools/A123/counts")) {
            int all = count == null ? students.size() : count;
            return Answer.of(200).saying("{\"data\": {\"students\": {\"data\": {\"count\": " + all + "}}}}");
        }
        if (path.equals("/v1.0/schools/A123/deletions")) {
            return page(deletions, 1, 1_000);
        }
        if (path.equals("/v1.0/schools/A123/students")) {
            return students(query);
        }
        return Answer.of(404);
    }

    private Answer students(String query) {
        if (query.contains("updated_after")) {
            return page(changed ? students : List.of(), 1, 1);
        }
        int number = Integer.parseInt(query.replaceAll(".*[&?]page=", ""));
        Answer answer = page(students, number, perPage);
        if (number == 1) {
            afterFirstPage.run();
        }
        return answer;
    }

    private static Answer page(List<String> all, int number, int perPage) {
        String data = all.stream()
                .skip((number - 1L) * perPage)
                .limit(perPage)
                .map(id -> id.startsWith("{") ? id : "{\"id\": \"" + id + "\"}")
                .collect(Collectors.joining(", ", "[", "]"));
        return Answer.of(200)
                .saying("{\"data\": " + data
                        + ", \"meta\": {\"pagination\": {\"next\": \"http://evil.example/\", \"more\": "
                        + (all.size() > (long) number * perPage) + ", \"current_page\": " + number + "}}}");
    }

    static List<String> roll(String... ids) {
        return Stream.of(ids).collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
