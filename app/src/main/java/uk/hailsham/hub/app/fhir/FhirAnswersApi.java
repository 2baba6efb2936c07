package uk.hailsham.hub.app.fhir;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.connectors.store.Replies.Effect;
import uk.hailsham.hub.mappings.fhir.FhirAnswer;
import uk.hailsham.hub.mappings.fhir.FhirAnswers;
import uk.hailsham.hub.mappings.fhir.FhirReceipts;

/**
 * Takes answers that agencies' servers bring: messages of BaRS and Tasks. A server may only speak about referrals that went
 * to its own agency. What contradicts is taken too, for a person to look at; a message that was there before is told by 409,
 * as BaRS has it.
 */
@Hidden
@RestController
@RequestMapping(FhirAnswersApi.PATH)
public class FhirAnswersApi {
    static final String PATH = "/fhir";
    private static final MediaType JSON = MediaType.parseMediaType("application/fhir+json");
    private static final int LARGEST = 1_048_576;

    private final FhirAnswers answers = new FhirAnswers();
    private final FhirReceipts receipts = new FhirReceipts("urn:hailsham-hub");
    private final Recording recording;

    /** Where answers are put down. */
    @FunctionalInterface
    public interface Recording {
        /** @return empty for what could not be read */
        Optional<Effect> record(String agency, FhirAnswer answer, String source);
    }

    FhirAnswersApi(Recording recording) {
        this.recording = recording;
    }

    @PostMapping("/$process-message")
    ResponseEntity<byte[]> message(Principal caller, HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        if (body.length > LARGEST) {
            return refused(413, "REC_PAYLOAD_TOO_LARGE", "too-long");
        }
        byte[] receipt;
        try {
            receipt = receipts.taken(body);
        } catch (IllegalArgumentException e) {
            return refused(422, "REC_UNPROCESSABLE_ENTITY", "structure");
        }
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        ResponseEntity<byte[]> refusal = record(caller, body, "message", effects);
        if (refusal != null) {
            return refusal;
        }
        return effects.equals(EnumSet.of(Effect.REPEATED))
                ? refused(409, "REC_CONFLICT", "duplicate")
                : ResponseEntity.ok().contentType(JSON).body(receipt);
    }

    @PostMapping("/Task")
    ResponseEntity<byte[]> task(Principal caller, HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        if (body.length > LARGEST) {
            return refused(413, "REC_PAYLOAD_TOO_LARGE", "too-long");
        }
        ResponseEntity<byte[]> refusal = record(caller, body, "Task", EnumSet.noneOf(Effect.class));
        return refusal != null ? refusal : ResponseEntity.ok().contentType(JSON).body(receipts.done());
    }

    /** @param id the server's own, which says nothing here */
    @PutMapping("/Task/{id}")
    ResponseEntity<byte[]> task(Principal caller, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        return task(caller, request);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(LARGEST + 1);
    }

    /** Null when all that was said has been put down. */
    private ResponseEntity<byte[]> record(Principal caller, byte[] body, String source, Set<Effect> effects) {
        List<FhirAnswer> read = answers.read(body);
        if (read.stream().anyMatch(FhirAnswer.Unsound.class::isInstance)) {
            return refused(422, "REC_UNPROCESSABLE_ENTITY", "structure");
        }
        read.forEach(
                answer -> recording.record(caller.getName(), answer, source).ifPresent(effects::add));
        return effects.contains(Effect.UNMATCHED) ? refused(404, "REC_NOT_FOUND", "not-found") : null;
    }

    private ResponseEntity<byte[]> refused(int status, String code, String type) {
        return ResponseEntity.status(status).contentType(JSON).body(receipts.refused(code, type));
    }
}
