package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import uk.hailsham.hub.connectors.store.RecipientEvent;
import uk.hailsham.hub.domain.identifier.Shown;

/** One line of a timeline. */
record TimelineView(
        String recipient,
        Instant at,
        String kind,
        String state,
        String proof,
        String source,
        @JsonRawValue String detail) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> AGENCYS_OWN = Set.of("answered", "contradicted");
    private static final List<String> PLAIN = List.of("status", "date", "attempt", "kind", "againAt");

    static TimelineView of(RecipientEvent event) {
        return new TimelineView(
                Shown.RECIPIENT.of(event.recipient()),
                event.at(),
                event.kind(),
                event.state(),
                event.rung(),
                event.source(),
                event.detail());
    }

    /** For who may not know the agency: what a server showed or a service is called would tell. */
    static TimelineView unnamed(RecipientEvent event, String handle) {
        return new TimelineView(
                Shown.RECIPIENT.of(event.recipient()),
                event.at(),
                event.kind(),
                event.state(),
                event.rung(),
                AGENCYS_OWN.contains(event.kind()) ? handle : event.source(),
                plain(event));
    }

    /** An answer's reason is a code; a failed attempt's is in the words of a server, which knows its own name. */
    private static String plain(RecipientEvent event) {
        try {
            ObjectNode kept = JSON.createObjectNode();
            JsonNode all = JSON.readTree(event.detail());
            PLAIN.stream().filter(all::has).forEach(key -> kept.set(key, all.get(key)));
            if (AGENCYS_OWN.contains(event.kind()) && all.has("reason")) {
                kept.set("reason", all.get("reason"));
            }
            return kept.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON only", e);
        }
    }
}
