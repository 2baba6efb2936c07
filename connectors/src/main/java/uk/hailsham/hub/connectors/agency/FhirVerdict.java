package uk.hailsham.hub.connectors.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

/**
 * What an answer to a message proves, by the contract that BaRS publishes: 409 for a message the server has already, a
 * repeat for what may pass, a person for the rest. Only an answer to this very message is a proof.
 *
 * @param message id of the message that was sent
 * @param again whether it may have been sent before
 * @param update whether it changes what was sent before: then a conflict at the first
 *     attempt is about that, and proves nothing
 */
record FhirVerdict(String server, String message, boolean again, boolean update) {
    /** Not taken up: certainly not there. */
    private static final Set<Integer> NOT_TAKEN = Set.of(408, 425, 429, 503);

    /** No repeat can change it. */
    private static final Set<Integer> NEVER = Set.of(501, 505);

    private static final Set<String> HAS_IT = Set.of("duplicate", "REC_CONFLICT", "REC_DUPLICATE");

    Proof of(HttpAnswer answer, Instant at) throws NotCarried {
        if (answer.status() == 409 && answer.codes().stream().anyMatch(this::saysThatItIsThere)) {
            return proof(answer, at, again ? "there already" : "there already at the first attempt");
        }
        if (answer.status() / 100 == 2) {
            return taken(answer, at);
        }
        throw new NotCarried(kind(answer.status()), told(answer), null, answer.pause());
    }

    private boolean saysThatItIsThere(String code) {
        return HAS_IT.contains(code) && (!update || again || !code.equals("REC_CONFLICT"));
    }

    private Proof taken(HttpAnswer answer, Instant at) throws NotCarried {
        JsonNode response = response(answer.json());
        String code = response.path("code").asText();
        boolean ours = message.equals(response.path("identifier").asText())
                && answer.header("X-Request-ID").map(message::equalsIgnoreCase).orElse(true);
        if (ours && code.equals("ok")) {
            return proof(answer, at, "ok");
        }
        if (ours && code.equals("fatal-error")) {
            throw new NotCarried(Kind.NEEDS_A_PERSON, told(answer) + ", response fatal-error", null);
        }
        throw new NotCarried(
                Kind.UNKNOWN, told(answer) + ", without a response ok to this message", null, answer.pause());
    }

    /** Of the message that answers; a missing node when there is none. */
    private static JsonNode response(JsonNode json) {
        JsonNode header = json.path("resourceType").asText().equals("Bundle")
                ? json.path("entry").path(0).path("resource")
                : json;
        return header.path("response");
    }

    /** @param answer to what was asked, which was not always the message itself */
    Proof proof(HttpAnswer answer, Instant at, String said) {
        Map<String, String> evidence = new TreeMap<>(Map.of(
                "server", server, "status", String.valueOf(answer.status()), "message", message, "answer", said));
        codes(answer, evidence);
        return new Proof(Rung.TRANSPORT_PROVED, at, evidence);
    }

    private static void codes(HttpAnswer answer, Map<String, String> evidence) {
        List<String> codes = answer.codes();
        if (!codes.isEmpty()) {
            evidence.put("codes", String.join(" ", codes));
        }
    }

    static Kind kind(int status) {
        if (NOT_TAKEN.contains(status)) {
            return Kind.LATER;
        }
        return status >= 500 && !NEVER.contains(status) ? Kind.UNKNOWN : Kind.NEEDS_A_PERSON;
    }

    private String told(HttpAnswer answer) {
        List<String> codes = answer.codes();
        boolean elsewhere = answer.status() / 100 == 3;
        return server + ": the server answered " + answer.status()
                + (codes.isEmpty() ? "" : " " + String.join(" ", codes))
                + (elsewhere ? ", a redirect, which is not followed: ask the agency for its address" : "");
    }
}
