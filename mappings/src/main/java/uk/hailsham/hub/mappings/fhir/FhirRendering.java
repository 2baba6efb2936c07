package uk.hailsham.hub.mappings.fhir;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotRendered;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.ReferralRendering;

/**
 * A BaRS message, {@code servicerequest-request}, with the fields of the agency's allow-list that have a value. Rendered
 * again it is the same bytes under the same id, which is the recipient's, so that a receiver knows a repeat.
 */
public final class FhirRendering implements ReferralRendering {
    /** As written in {@code agencies.yml}. */
    public static final String NAME = "fhir";

    /** Of what is sent and of what comes back. */
    public static final String CONTENT_TYPE = "application/fhir+json; charset=utf-8";

    private final MessageHeaders headers;
    private final RequestPart requests;
    private final QuestionsPart questions;

    /**
     * @param codes give codes their labels
     * @param source the address the hub is reached at, for answers
     * @param destination the agency's service, as a system and a value in one, or its server's address
     */
    public FhirRendering(CodeLists codes, String source, String destination) {
        this.headers = new MessageHeaders(source, destination);
        this.requests = new RequestPart(codes);
        this.questions = new QuestionsPart(codes);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** @throws NotRendered when the message breaks a rule of BaRS; the message names the rule */
    @Override
    public Payload render(Disclosure disclosure) {
        Told told = new Told(disclosure);
        Bundle message = message(told, disclosure.recipient(), MessageHeaders.NEW, ServiceRequestStatus.ACTIVE);
        told.day(DisclosableField.REFERRED_ON).ifPresent(day -> stamp(message, day + "T00:00:00Z"));
        return payload(told, message);
    }

    /**
     * An update of the same request under an id of its own: its new status, or the facts put right.
     *
     * @throws NotRendered as {@link #render}
     */
    @Override
    public Payload amend(Disclosure disclosure, Amendment amendment) {
        Told told = new Told(disclosure);
        UUID id = told.id("version " + amendment.version());
        Bundle message = message(told, id, MessageHeaders.UPDATE, status(amendment.meaning()));
        stamp(message, amendment.madeAt().truncatedTo(ChronoUnit.SECONDS).toString());
        Payload update = payload(told, message);
        return update.amending(update.fileName(), new Payload.Amends(amendment, List.of()));
    }

    private static ServiceRequestStatus status(Amendment.Meaning meaning) {
        return switch (meaning) {
            case REVOKED -> ServiceRequestStatus.REVOKED;
            case ENTERED_IN_ERROR -> ServiceRequestStatus.ENTEREDINERROR;
            case CORRECTED -> ServiceRequestStatus.ACTIVE;
        };
    }

    private static Payload payload(Told told, Bundle message) {
        BarsRules.broken(message).ifPresent(rule -> {
            throw new NotRendered(rule);
        });
        return new Payload(
                told.recipient(),
                Shown.RECIPIENT.of(told.recipient()) + ".json",
                CONTENT_TYPE,
                FhirJson.written(message));
    }

    private Bundle message(Told told, UUID id, String reason, ServiceRequestStatus status) {
        ServiceRequest request = requests.request(told, status);
        List<Resource> supporting = Stream.concat(requests.flag(told).stream(), questions.of(told).stream())
                .map(Resource.class::cast)
                .toList();
        supporting.forEach(part -> request.addSupportingInfo().setReference("urn:uuid:" + part.getIdPart()));
        List<Resource> parts = new ArrayList<>(List.of(
                headers.of(told, id, reason),
                request,
                PatientPart.of(told),
                requests.encounter(told),
                requests.plan(told),
                ConsentPart.of(told)));
        parts.addAll(PartiesPart.of(told));
        parts.addAll(supporting);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE);
        bundle.setId(id.toString());
        parts.forEach(part ->
                bundle.addEntry().setFullUrl("urn:uuid:" + part.getIdPart()).setResource(part));
        return bundle;
    }

    /** By the day of the referral or the amendment: one that told the time of its rendering would be another each time. */
    private static void stamp(Bundle bundle, String at) {
        bundle.setTimestampElement(new InstantType(at));
        bundle.getMeta().setLastUpdatedElement(new InstantType(at));
        bundle.getEntry().forEach(entry -> entry.getResource().getMeta().setLastUpdatedElement(new InstantType(at)));
    }
}
