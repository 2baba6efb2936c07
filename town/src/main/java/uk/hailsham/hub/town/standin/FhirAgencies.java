package uk.hailsham.hub.town.standin;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.connector.Connector;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * One server for all made-up agencies that have FHIR, each beneath {@code /<agency>/fhir}: HAPI's own, with
 * {@code $process-message} as a receiver of BaRS answers it, Tasks and ServiceRequests. What HAPI does of itself, such as
 * paging, is left as it is.
 */
public final class FhirAgencies implements AutoCloseable {
    public static final String CLIENT = "hub";
    private static final int PAGE = 20;
    private static final int SEARCHES = 200;

    private final FhirHost host;
    private final String scheme;
    private final Map<String, FhirDesk> desks = new ConcurrentHashMap<>();
    private final String secret = UUID.randomUUID().toString();
    private final FhirTokens tokens = new FhirTokens(CLIENT, secret);
    private final FhirLying lying = new FhirLying();
    private volatile FhirClerk clerk;
    private volatile Clock day = Clock.systemUTC();

    private FhirAgencies(Connector connector) throws IOException {
        this.scheme = connector.getScheme();
        this.host = FhirHost.start(connector, Map.of("/token", tokens, "/*", server()));
    }

    /** @param port 0 for any */
    public static FhirAgencies start(int port) throws IOException {
        return new FhirAgencies(FhirHost.plain(port));
    }

    /** A server that shows one identity and asks for the other; whoever shows none of it is not let in. */
    public static FhirAgencies start(int port, MadeIdentity own, MadeIdentity client)
            throws IOException, GeneralSecurityException {
        return new FhirAgencies(FhirHost.mutual(port, own, client));
    }

    private RestfulServer server() {
        RestfulServer server = new RestfulServer(FhirContext.forR4Cached());
        server.setServerName("Made-up agencies");
        server.setTenantIdentificationStrategy(new FhirPaths());
        FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(SEARCHES);
        pages.setDefaultPageSize(PAGE);
        pages.setMaximumPageSize(PAGE);
        server.setPagingProvider(pages);
        server.registerInterceptor(new FhirLeave(tokens));
        server.registerInterceptor(lying);
        server.registerProviders(
                new FhirMessages(this::desk, this::taken), new FhirTasks(this::desk), new FhirRequests(this::desk));
        return server;
    }

    private void taken(FhirDesk desk, Bundle message) {
        Optional.ofNullable(clerk).filter(one -> lying.honest()).ifPresent(one -> one.take(desk, message));
    }

    public int port() {
        return host.port();
    }

    /** Of the client {@link #CLIENT}. */
    public String secret() {
        return secret;
    }

    public String scheme() {
        return scheme;
    }

    public String base(String agency) {
        return scheme + "://127.0.0.1:" + port() + "/" + agency + "/fhir";
    }

    public String tokenUrl() {
        return scheme + "://127.0.0.1:" + port() + "/token";
    }

    public void lie(FhirLie how) {
        lying.tell(how);
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

    /** A message an agency has kept, as JSON. */
    public String message(String agency, String id) {
        return desk(agency).message(id).map(FhirMessages::json).orElseThrow();
    }

    /**
     * What an agency's server was told and asked of a referral, by the hub's identifier and in its order: {@code new} and
     * {@code update} with the status that the request has in the message, and {@code read}.
     */
    public List<String> heard(String agency, String identifier) {
        return desk(agency).heard(identifier);
    }

    /** How a referral stands there, by the hub's identifier: the status of its ServiceRequest; null for none. */
    public String standing(String agency, String identifier) {
        return desk(agency).standing(identifier);
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

    @Override
    public void close() {
        Optional.ofNullable(clerk).ifPresent(FhirClerk::close);
        lying.close();
        host.close();
    }
}
