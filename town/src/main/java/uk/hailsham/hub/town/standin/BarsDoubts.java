package uk.hailsham.hub.town.standin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** What a receiver that knows BaRS has against a message: its own reading of the standard, and not the hub's. */
final class BarsDoubts {
    private static final Set<String> NEEDED = Set.of(
            "ServiceRequest",
            "Patient",
            "Encounter",
            "CarePlan",
            "Organization",
            "Practitioner",
            "PractitionerRole",
            "Consent",
            "HealthcareService");

    private BarsDoubts() {}

    /** A word for the first one; empty for a message that can be taken. */
    static Optional<String> about(Bundle bundle) {
        if (bundle.getType() != Bundle.BundleType.MESSAGE
                || !(bundle.getEntryFirstRep().getResource() instanceof MessageHeader header)) {
            return Optional.of("no message");
        }
        Set<String> kinds = bundle.getEntry().stream()
                .map(entry -> entry.getResource().fhirType())
                .collect(Collectors.toSet());
        if (!kinds.containsAll(NEEDED)) {
            return Optional.of("parts missing");
        }
        if (!"servicerequest-request".equals(header.getEventCoding().getCode())
                || !Set.of("new", "update")
                        .contains(header.getReason().getCodingFirstRep().getCode())) {
            return Optional.of("another event");
        }
        String focus = header.getFocusFirstRep().getReference();
        return request(bundle, focus)
                        .filter(request ->
                                request.hasIdentifier() && request.hasAuthoredOn() && request.hasOccurrencePeriod())
                        .filter(request -> request.hasId()
                                && request.hasStatus()
                                && request.getMeta().hasLastUpdated())
                        .isPresent()
                ? Optional.empty()
                : Optional.of("focus");
    }

    static Optional<ServiceRequest> request(Bundle bundle, String url) {
        List<Resource> found = bundle.getEntry().stream()
                .filter(entry -> entry.getFullUrl().equals(url))
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
        return found.stream()
                .filter(ServiceRequest.class::isInstance)
                .map(ServiceRequest.class::cast)
                .findFirst();
    }
}
