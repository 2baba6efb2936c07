package uk.hailsham.hub.mappings.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import uk.hailsham.hub.domain.identifier.NhsNumber;

/**
 * What BaRS asks of a referral's message, each rule by its name. R4 itself is checked by the models while they are built and
 * by HAPI's validator in the tests; that one needs hundreds of megabytes, and is therefore not asked at each sending.
 */
final class BarsRules {
    private record Rule(String name, String expected, Predicate<Bundle> kept) {}

    private static final Set<String> ONCE =
            Set.of("MessageHeader", "ServiceRequest", "Patient", "Encounter", "CarePlan", "HealthcareService");

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "authored-on",
                    "the day of the referral (field referred_on)",
                    on(ServiceRequest.class, ServiceRequest::hasAuthoredOn)),
            new Rule(
                    "message",
                    "a Bundle of type message with an id and the time of its last change",
                    bundle -> bundle.getType() == Bundle.BundleType.MESSAGE
                            && bundle.hasId()
                            && bundle.getMeta().hasLastUpdated()),
            new Rule(
                    "header-first",
                    "a MessageHeader as the first entry",
                    bundle -> bundle.getEntryFirstRep().getResource() instanceof MessageHeader),
            new Rule(
                    "parts",
                    "one each of " + ONCE + ", two organisations or more, one or more of a Practitioner, "
                            + "PractitionerRole and Consent",
                    BarsRules::complete),
            new Rule(
                    "event",
                    "a coded event of " + Bars.EVENTS,
                    on(
                            MessageHeader.class,
                            header -> header.hasEventCoding()
                                    && Bars.EVENTS.equals(
                                            header.getEventCoding().getSystem()))),
            new Rule(
                    "reason",
                    "one reason of " + Bars.REASONS,
                    on(
                            MessageHeader.class,
                            header -> header.getReason().getCoding().size() == 1
                                    && Bars.REASONS.equals(header.getReason()
                                            .getCodingFirstRep()
                                            .getSystem()))),
            new Rule(
                    "destination",
                    "a destination with an endpoint and a receiver",
                    on(
                            MessageHeader.class,
                            header -> header.getDestinationFirstRep().hasEndpoint()
                                    && header.getDestinationFirstRep()
                                            .getReceiver()
                                            .hasReference())),
            new Rule(
                    "sender",
                    "a sender and the endpoint of the source",
                    on(
                            MessageHeader.class,
                            header -> header.getSender().hasReference()
                                    && header.getSource().hasEndpoint())),
            new Rule("focus", "the ServiceRequest as the focus", BarsRules::focused),
            new Rule(
                    "intent",
                    "intent plan",
                    on(ServiceRequest.class, request -> request.getIntent() == ServiceRequestIntent.PLAN)),
            new Rule(
                    "category",
                    "a category of " + Bars.CATEGORIES,
                    on(
                            ServiceRequest.class,
                            request -> Bars.CATEGORIES.equals(request.getCategoryFirstRep()
                                    .getCodingFirstRep()
                                    .getSystem()))),
            new Rule(
                    "occurrence",
                    "a period from which help is asked for (field referred_on)",
                    on(ServiceRequest.class, ServiceRequest::hasOccurrencePeriod)),
            new Rule(
                    "subject",
                    "a subject and a performer",
                    on(ServiceRequest.class, request -> request.hasSubject() && request.hasPerformer())),
            new Rule("journey", "a journey's id as episodeOfCare", on(Encounter.class, Encounter::hasEpisodeOfCare)),
            new Rule(
                    "nhs-number",
                    "an NHS number with a right check digit, or none",
                    on(Patient.class, BarsRules::soundNumbers)),
            new Rule("references", "references to entries of the message", BarsRules::resolved));

    private BarsRules() {}

    /** The first rule that is broken, in words without anything about the child; empty when all are kept. */
    static Optional<String> broken(Bundle message) {
        return RULES.stream()
                .filter(rule -> !rule.kept().test(message))
                .map(rule -> "BaRS rule " + rule.name() + ": expected " + rule.expected()
                        + ", found another: look at the agency's fields in agencies.yml and at the referral")
                .findFirst();
    }

    private static <R extends Resource> Predicate<Bundle> on(Class<R> kind, Predicate<R> kept) {
        return bundle -> parts(bundle, kind).allMatch(kept);
    }

    private static <R extends Resource> Stream<R> parts(Bundle bundle, Class<R> kind) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static boolean complete(Bundle bundle) {
        Map<String, Long> counts =
                parts(bundle, Resource.class).collect(Collectors.groupingBy(Resource::fhirType, Collectors.counting()));
        return ONCE.stream().allMatch(kind -> counts.getOrDefault(kind, 0L) == 1)
                && counts.getOrDefault("Organization", 0L) >= 2
                && Stream.of("Practitioner", "PractitionerRole", "Consent").allMatch(counts::containsKey);
    }

    private static boolean focused(Bundle bundle) {
        Set<String> requests = parts(bundle, ServiceRequest.class)
                .map(request -> "urn:uuid:" + request.getIdPart())
                .collect(Collectors.toSet());
        return on(
                        MessageHeader.class,
                        header -> header.getFocus().size() == 1
                                && requests.contains(header.getFocusFirstRep().getReference()))
                .test(bundle);
    }

    private static boolean soundNumbers(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(identifier -> Bars.NHS_NUMBERS.equals(identifier.getSystem()))
                .allMatch(identifier -> NhsNumber.fault(identifier.getValue()).isEmpty() && identifier.hasExtension());
    }

    private static boolean resolved(Bundle bundle) {
        Set<String> entries = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .collect(Collectors.toSet());
        return parts(bundle, Resource.class)
                .flatMap(part -> part.children().stream())
                .flatMap(child -> child.getValues().stream())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(Reference::hasReference)
                .allMatch(reference -> entries.contains(reference.getReference()));
    }
}
