package uk.hailsham.hub.connectors.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.NotCarried;

/**
 * Asks an agency's server for the Tasks that tell what becomes of the hub's referrals. Only those that bear an identifier
 * of the hub's are asked for: what the server holds for others is not the hub's business.
 */
public final class FhirReplies {
    private static final String QUERY = "/Task?identifier=urn:hailsham-hub:recipient%7C&_count=100&_lastUpdated=ge";
    private static final int MOST_PAGES = 50;

    private final FhirServers servers;

    public FhirReplies(FhirServers servers) {
        this.servers = servers;
    }

    /**
     * @param since Tasks that have changed since then; a server's clock may differ, so a generous time before the last look
     * @return pages of the search that hold something, each a Bundle in JSON as the server sent it
     * @throws IOException when the server could not be asked; the message names no child
     */
    public List<byte[]> look(Agency agency, Instant since) throws IOException {
        Endpoint.Fhir server = (Endpoint.Fhir) agency.endpoint();
        List<byte[]> pages = new ArrayList<>();
        Optional<URI> next = Optional.of(URI.create(server.base() + QUERY + since));
        while (next.isPresent() && pages.size() < MOST_PAGES) {
            HttpAnswer answer = asked(agency, server, next.get());
            JsonNode page = answer.json();
            if (!page.path("entry").isEmpty()) {
                pages.add(answer.body());
            }
            next = next(server.base(), page);
        }
        return pages;
    }

    private HttpAnswer asked(Agency agency, Endpoint.Fhir server, URI page) throws IOException {
        try {
            HttpAnswer answer = servers.ask(
                    server,
                    () -> HttpRequest.newBuilder(page)
                            .header("Accept", FhirServers.JSON)
                            .GET());
            if (answer.status() != 200) {
                throw new IOException(agency.id() + ": replies: the server answered " + answer.status());
            }
            return answer;
        } catch (NotCarried e) {
            throw new IOException(agency.id() + ": replies: " + e.getMessage(), e);
        }
    }

    /** Never an address elsewhere: the token goes with the request. Some servers page beneath their base, some at it. */
    private static Optional<URI> next(URI base, JsonNode page) {
        return HttpAnswer.elements(page.path("link"))
                .filter(link -> link.path("relation").asText().equals("next"))
                .map(link -> link.path("url").asText())
                .findFirst()
                .filter(url ->
                        url.matches("[!-~]{1,4000}") && (url.startsWith(base + "/") || url.startsWith(base + "?")))
                .map(URI::create);
    }
}
