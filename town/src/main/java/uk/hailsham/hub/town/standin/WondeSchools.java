package uk.hailsham.hub.town.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Wonde for made-up schools: the pages of the newest download that lies in a school's folder, with a token, and with a limit
 * of questions a second. A school that has no download yet is still being synchronised.
 */
public final class WondeSchools implements AutoCloseable {
    private static final int QUESTIONS_A_SECOND = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** As {@link uk.hailsham.hub.town.Town} writes them, each on a line of its own. */
    private static final Pattern STUDENT = Pattern.compile("(?m)^\\{\\s*\"id\":\\s*\"([^\"]+)\"");

    private static final String NO_MORE = "\"meta\": {\"pagination\": {\"more\": false, \"current_page\": 1}}";

    private final HttpServer server;
    private final String token = UUID.randomUUID().toString();
    private final Map<String, Path> folders = new ConcurrentHashMap<>();
    private Instant second = Instant.EPOCH;
    private int questions;

    private final Clock clock;

    /** When each download came, by the town's clock. */
    private final Map<Path, Instant> came = new ConcurrentHashMap<>();

    private WondeSchools(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        server.createContext("/v1.0/schools/", this::answer);
        server.start();
    }

    /** @param port 0 for any */
    public static WondeSchools start(int port) throws IOException {
        return start(port, Clock.systemUTC());
    }

    /** The same in a town whose clock is turned: what was changed since when is told by that. */
    public static WondeSchools start(int port, Clock clock) throws IOException {
        return new WondeSchools(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), clock);
    }

    /** @param folder in which each download is a folder of pages {@code students-page-N.json} */
    public void add(String school, Path folder) throws IOException {
        folders.put(school, Files.createDirectories(folder));
    }

    public Path folder(String school) {
        return folders.get(school);
    }

    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String token() {
        return token;
    }

    private record Answer(int status, byte[] body) {
        static Answer of(int status) {
            return new Answer(status, "{}".getBytes(StandardCharsets.UTF_8));
        }

        static Answer of(String text) {
            return new Answer(200, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = found(exchange);
        } catch (RuntimeException e) {
            answer = Answer.of(400);
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (answer.status() == 429 || answer.status() == 503) {
            exchange.getResponseHeaders().add("Retry-After", "1");
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private Answer found(HttpExchange exchange) throws IOException {
        if (tooMany()) {
            return Answer.of(429);
        }
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.of(401);
        }
        String[] path = exchange.getRequestURI()
                .getPath()
                .substring("/v1.0/schools/".length())
                .split("/");
        if (path.length != 2 || !folders.containsKey(path[0])) {
            return Answer.of(404);
        }
        List<Path> downloads = downloads(folders.get(path[0]));
        return downloads.isEmpty() ? Answer.of(503) : answer(path[1], query(exchange), downloads);
    }

    private synchronized boolean tooMany() {
        Instant now = Instant.now();
        if (Duration.between(second, now).toMillis() >= 1_000) {
            second = now;
            questions = 0;
        }
        return ++questions > QUESTIONS_A_SECOND;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String part : Optional.ofNullable(exchange.getRequestURI().getQuery())
                .orElse("")
                .split("&")) {
            int equals = part.indexOf('=');
            query.put(
                    part.substring(0, Math.max(0, equals)),
                    part.substring(equals + 1).replace('+', ' '));
        }
        return query;
    }

    /** The oldest first; one that is still being put there has another name. */
    private static List<Path> downloads(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(Files::isDirectory)
                    .filter(path -> !path.toString().endsWith(".part"))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        }
    }

    private Answer answer(String what, Map<String, String> query, List<Path> downloads) throws IOException {
        Path newest = downloads.get(downloads.size() - 1);
        return switch (what) {
            case "counts" ->
                Answer.of("{\"data\": {\"students\": {\"data\": {\"count\": "
                        + ids(newest).size() + "}}}}");
            case "students" -> students(query, newest);
            case "deletions" -> Answer.of("{\"data\": [" + gone(query, downloads) + "], " + NO_MORE + "}");
            default -> Answer.of(404);
        };
    }

    private Answer students(Map<String, String> query, Path newest) throws IOException {
        if (query.containsKey("updated_after")) {
            String changed =
                    changed(query, newest) ? "{\"id\": \"" + ids(newest).get(0) + "\"}" : "";
            return Answer.of("{\"data\": [" + changed + "], " + NO_MORE + "}");
        }
        Path page = newest.resolve("students-page-" + Integer.parseInt(query.get("page")) + ".json");
        return Files.exists(page) ? new Answer(200, Files.readAllBytes(page)) : Answer.of(404);
    }

    private boolean changed(Map<String, String> query, Path download) throws IOException {
        Instant after = LocalDateTime.parse(query.get("updated_after"), TIME).toInstant(ZoneOffset.UTC);
        return came(download).isAfter(after);
    }

    /** As long ago as its files say, from the moment at which it was seen first. */
    private Instant came(Path download) throws IOException {
        Instant written = Files.getLastModifiedTime(download).toInstant();
        return came.computeIfAbsent(download, first -> clock.instant().minus(Duration.between(written, Instant.now())));
    }

    /** Who stood in the download before and does not stand in this one. */
    private String gone(Map<String, String> query, List<Path> downloads) throws IOException {
        Path newest = downloads.get(downloads.size() - 1);
        if (downloads.size() < 2 || !changed(query, newest)) {
            return "";
        }
        List<String> gone = new ArrayList<>(ids(downloads.get(downloads.size() - 2)));
        gone.removeAll(ids(newest));
        return String.join(
                ", ",
                gone.stream()
                        .map(id -> "{\"id\": \"" + id + "\", \"type\": \"student\"}")
                        .toList());
    }

    private static List<String> ids(Path download) throws IOException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> pages = Files.list(download)) {
            for (Path page : pages.sorted().toList()) {
                STUDENT.matcher(Files.readString(page)).results().forEach(found -> ids.add(found.group(1)));
            }
        }
        return ids;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
