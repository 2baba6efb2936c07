package uk.hailsham.hub.mappings.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** What the hub says to a server that sends answers. */
public final class FhirReceipts {
    private static final String CODES = "https://fhir.nhs.uk/CodeSystem/http-error-codes";

    private final String source;

    /** @param source the address the hub is reached at */
    public FhirReceipts(String source) {
        this.source = source;
    }

    /** That a message was taken, by its id. @throws IllegalArgumentException when it is no message, or has no id */
    public byte[] taken(byte[] message) {
        String id = id(message);
        MessageHeader header = new MessageHeader()
                .setEvent(new Coding().setSystem(Bars.EVENTS).setCode(Bars.RESPONSE))
                .setResponse(new MessageHeader.MessageHeaderResponseComponent()
                        .setIdentifier(id)
                        .setCode(MessageHeader.ResponseType.OK));
        header.getSource().setEndpoint(source);
        header.setId(named(id, "header"));
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE);
        bundle.setId(named(id, "receipt"));
        bundle.addEntry().setFullUrl("urn:uuid:" + header.getIdPart()).setResource(header);
        return FhirJson.written(bundle);
    }

    private static String id(byte[] message) {
        try {
            IBaseResource read = FhirJson.read(message);
            if (read instanceof Bundle bundle && bundle.hasId()) {
                return bundle.getIdElement().getIdPart();
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("expected a message", e);
        }
        throw new IllegalArgumentException("expected a message with an id");
    }

    private static String named(String id, String part) {
        return UUID.nameUUIDFromBytes((id + "/" + part).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** @param code of those BaRS has for receivers, such as {@code REC_CONFLICT} @param type of R4 */
    public byte[] refused(String code, String type) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.fromCode(type))
                .setDetails(new CodeableConcept(new Coding().setSystem(CODES).setCode(code)));
        return FhirJson.written(outcome);
    }

    /** That it was taken, for what has no answer of its own. */
    public byte[] done() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.INFORMATION).setCode(IssueType.INFORMATIONAL);
        return FhirJson.written(outcome);
    }
}
