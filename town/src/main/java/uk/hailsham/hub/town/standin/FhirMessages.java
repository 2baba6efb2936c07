package uk.hailsham.hub.town.standin;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;

/** {@code $process-message} as a receiver of BaRS answers it. */
final class FhirMessages {
    static final String NAME = "$process-message";

    private final Function<String, FhirDesk> desks;
    private final BiConsumer<FhirDesk, Bundle> taken;

    /** @param taken told of each referral that is new */
    FhirMessages(Function<String, FhirDesk> desks, BiConsumer<FhirDesk, Bundle> taken) {
        this.desks = desks;
        this.taken = taken;
    }

    /** The body is read here and not by HAPI, which would pass over what R4 does not know. */
    @Operation(
            name = NAME,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message",
            manualRequest = true)
    public Bundle process(RequestDetails request) {
        Bundle message = message(request);
        if (message == null || BarsDoubts.about(message).isPresent() || !identified(request, message)) {
            throw FhirOutcomes.told(new UnprocessableEntityException("no message"), "REC_UNPROCESSABLE_ENTITY");
        }
        FhirDesk desk = desks.apply(request.getTenantId());
        switch (desk.take(message)) {
            case NEW -> taken.accept(desk, message);
            case KNOWN, NOT_CURRENT ->
                throw FhirOutcomes.told(new ResourceVersionConflictException("conflict"), "REC_CONFLICT");
            case NOT_HERE -> throw FhirOutcomes.told(new ResourceNotFoundException("not here"), "REC_NOT_FOUND");
            case UPDATED -> {}
        }
        return response(message.getIdElement().getIdPart());
    }

    private static boolean identified(RequestDetails request, Bundle message) {
        return message.getIdElement().getIdPart().equals(request.getHeader("X-Request-ID"))
                && request.getHeader("X-Correlation-ID") != null;
    }

    /** Null when it is none. */
    private static Bundle message(RequestDetails request) {
        EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        if (encoding == null) {
            return null;
        }
        try {
            return encoding.newParser(request.getFhirContext())
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(Bundle.class, new ByteArrayInputStream(request.loadRequestContents()));
        } catch (DataFormatException e) {
            return null;
        }
    }

    /** @param asked the message that it answers */
    static Bundle response(String asked) {
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
        return bundle;
    }

    static String json(IBaseResource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }
}
