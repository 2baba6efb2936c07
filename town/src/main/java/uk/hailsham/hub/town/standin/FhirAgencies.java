package uk.hailsham.hub.town.standin;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * One server for all made-up agencies that have FHIR, each beneath {@code /<agency>/fhir}: {@code $process-message} as a
 * receiver of BaRS answers it, and a search for Tasks, read and written with HAPI's models, strictly. It is the JDK's own
 * HTTP server: HAPI's whole one would weigh as much as the hub.
 */
public final class FhirAgencies implements AutoCloseable {
    public static final String CLIENT = "hub";
    private static final int PAGE = 20;

    /** Said so often that it is not worth a model. */
    private static final String NOTHING = "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"total\": 0}";

    private static final int LARGEST = 1_000_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "stand-in fhir");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, FhirDesk> desks = new ConcurrentHashMap<>();
    private final FhirTokens tokens;
    private final String secret = UUID.randomUUID().toString();
    private volatile FhirLie lie = FhirLie.NONE;
    private volatile FhirClerk clerk;
    private volatile Clock day = Clock.systemUTC();

    private FhirAgencies(HttpServer server) {
        this.server = server;
        this.tokens = new FhirTokens(CLIENT, secret);
        server.setExecutor(threads);
        server.createContext("/token", this::token);
        server.createContext("/", this::fhir);
        server.start();
    }

    /** @param port 0 for any */
    public static FhirAgencies start(int port) throws IOException {
        return new FhirAgencies(HttpServer.create(loopback(port), 0));
    }

    /** A server that shows one identity and asks for the other; whoever shows none of it is hung up on without a word. */
    public static FhirAgencies start(int port, MadeIdentity own, MadeIdentity client)
            throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(loopback(port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(own.serving(client)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asked = getSSLContext().getDefaultSSLParameters();
                asked.setNeedClientAuth(true);
                parameters.setSSLParameters(asked);
            }
        });
        return new FhirAgencies(server);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Of the client {@link #CLIENT}. */
    public String secret() {
        return secret;
    }

    public String scheme() {
        return server instanceof HttpsServer ? "https" : "http";
    }

    public String base(String agency) {
        return scheme() + "://127.0.0.1:" + port() + "/" + agency + "/fhir";
    }

    public String tokenUrl() {
        return scheme() + "://127.0.0.1:" + port() + "/token";
    }

    public void lie(FhirLie how) {
        lie = how;
    }

    public void tokensLast(Duration time) {
        tokens.last(time);
    }

    public void revokeTokens() {
        tokens.revoke();
    }

    public int tokensGiven() {
        return tokens.count();
    }

    /** Somebody sits there and decides by himself, some time after a referral has come. */
    public void staff(Duration takes) {
        clerk = new FhirClerk(takes);
    }

    /** The same, but that whoever sits there takes the time that a {@link Diary} by that clock has. */
    public void staff(Clock clock) {
        day = clock;
        clerk = new FhirClerk(new Diary(clock));
    }

    /** Ids of the messages an agency has kept, in the order in which they came. */
    public List<String> received(String agency) {
        return desk(agency).received();
    }

    /** @param word of the hub's answers, such as {@code not-brought}, or null @param reason a code, or null */
    public void decide(String agency, String identifier, String status, String word, String reason) {
        desk(agency).decide(identifier, TaskStatus.fromCode(status), word, reason);
    }

    /** A Task for a referral the hub never made. */
    public void strange(String agency, String identifier) {
        desk(agency).strange(identifier);
    }

    private FhirDesk desk(String agency) {
        return desks.computeIfAbsent(agency, one -> new FhirDesk(day));
    }

    private void token(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readNBytes(LARGEST);
        String token = tokens.token(exchange);
        answer(exchange, token == null ? 401 : 200, token == null ? "{\"error\": \"invalid_client\"}" : token);
    }

    private void fhir(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
        if (!tokens.permits(exchange)) {
            answer(exchange, 401, outcome("SEND_UNAUTHORIZED"));
            return;
        }
        String[] path = exchange.getRequestURI().getPath().split("/");
        String operation = path.length == 4 && path[2].equals("fhir") ? path[3] : "";
        if (operation.equals("$process-message") && exchange.getRequestMethod().equals("POST")) {
            process(exchange, desk(path[1]), body);
        } else if (operation.equals("Task") && exchange.getRequestMethod().equals("GET")) {
            answer(
                    exchange,
                    200,
                    page(path[1], FhirQuery.of(exchange.getRequestURI().getRawQuery())));
        } else {
            answer(exchange, 404, outcome("REC_NOT_FOUND"));
        }
    }

    private void process(HttpExchange exchange, FhirDesk desk, byte[] body) throws IOException {
        Bundle message = message(body);
        if (message == null || BarsDoubts.about(message).isPresent() || !identified(exchange, message)) {
            answer(exchange, 422, outcome("REC_UNPROCESSABLE_ENTITY"));
            return;
        }
        FhirLie now = lie;
        if (FhirLying.instead(now, exchange)) {
            return;
        }
        boolean taken = now == FhirLie.SAYS_YES_AND_DOES_NOTHING || desk.take(message);
        if (!taken) {
            answer(exchange, 409, outcome("REC_CONFLICT"));
            return;
        }
        Optional.ofNullable(clerk).filter(one -> now == FhirLie.NONE).ifPresent(one -> one.take(desk, message));
        if (!FhirLying.after(now, exchange)) {
            String asked = now == FhirLie.ANSWERS_ANOTHER
                    ? UUID.randomUUID().toString()
                    : message.getIdElement().getIdPart();
            answer(exchange, 200, response(asked));
        }
    }

    private static boolean identified(HttpExchange exchange, Bundle message) {
        return message.getIdElement()
                        .getIdPart()
                        .equals(exchange.getRequestHeaders().getFirst("X-Request-ID"))
                && exchange.getRequestHeaders().containsKey("X-Correlation-ID");
    }

    /** Null when it is none. */
    private static Bundle message(byte[] body) {
        try {
            return FhirContext.forR4Cached()
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(Bundle.class, new String(body, StandardCharsets.UTF_8));
        } catch (DataFormatException e) {
            return null;
        }
    }

    private static String response(String asked) {
        MessageHeader header = new MessageHeader()
                .setEvent(new Coding()
                        .setSystem("https://fhir.nhs.uk/CodeSystem/message-events-bars")
                        .setCode("servicerequest-response"))
                .setResponse(new MessageHeader.MessageHeaderResponseComponent()
                        .setIdentifier(asked)
                        .setCode(MessageHeader.ResponseType.OK));
        header.getSource().setEndpoint("https://agency.example/fhir");
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE);
        bundle.setId(UUID.randomUUID().toString());
        bundle.addEntry().setResource(header);
        return json(bundle);
    }

    private String page(String agency, FhirQuery query) {
        List<Task> tasks = desk(agency).tasks(query.identifierSystem(), query.since());
        if (tasks.isEmpty()) {
            return NOTHING;
        }
        Bundle page = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(tasks.size());
        tasks.stream()
                .skip(query.offset())
                .limit(PAGE)
                .forEach(task -> page.addEntry().setResource(task));
        if (query.offset() + PAGE < tasks.size()) {
            page.addLink().setRelation("next").setUrl(base(agency) + "/Task?" + query.from(query.offset() + PAGE));
        }
        return json(page);
    }

    static String outcome(String code) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.PROCESSING)
                .setDetails(new CodeableConcept(new Coding().setCode(code)))
                .setDiagnostics("the referral of Familymark could not be taken");
        return json(outcome);
    }

    private static String json(IBaseResource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Request-ID"))
                .ifPresent(id -> exchange.getResponseHeaders().set("X-Request-ID", id));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        Optional.ofNullable(clerk).ifPresent(FhirClerk::close);
        server.stop(0);
        threads.shutdownNow();
    }
}
