package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.ChildEvent;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.telling.Progress;

/**
 * One line of a child's story.
 *
 * @param subject the record, link, referral or recipient it is about
 */
record ChildEventView(
        Instant at,
        String kind,
        String source,
        String subject,
        @JsonRawValue String detail) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What this reader may know of it: of agencies a school sees no more here than at the referral itself. */
    static Optional<ChildEventView> of(ChildEvent event, AgencyNaming naming, SignedIn who) {
        if (who.role() != Role.SCHOOL || !Shown.RECIPIENT.is(event.subject())) {
            return Optional.of(
                    new ChildEventView(event.at(), event.kind(), event.source(), event.subject(), event.detail()));
        }
        JsonNode detail = detail(event);
        String agency = detail.path("agency").asText();
        String service = detail.path("service").asText();
        Followed followed = naming.followed(who, agency, service);
        boolean named = !naming.hides(who, agency) && naming.service(who, service) != null;
        if (followed.silentOn(event.kind())) {
            return Optional.empty();
        }
        return Optional.of(new ChildEventView(
                event.at(),
                event.kind(),
                event.source().equals(agency) ? naming.id(who, agency) : event.source(),
                event.subject(),
                named && followed.progress() == Progress.STATE
                        ? event.detail()
                        : plain(naming.id(who, agency), followed, detail)));
    }

    private static String plain(String handle, Followed followed, JsonNode detail) {
        ObjectNode plain = JSON.createObjectNode().put("agency", handle);
        plain.put("state", followed.state(word(RecipientState.class, detail.path("state"))));
        plain.put("proof", followed.proof(word(Rung.class, detail.path("proof"))));
        return plain.toString();
    }

    private static <E extends Enum<E>> E word(Class<E> kind, JsonNode word) {
        return Enum.valueOf(
                kind, word.asText().toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    private static JsonNode detail(ChildEvent event) {
        try {
            return JSON.readTree(event.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's detail is no JSON", e);
        }
    }
}
