package uk.hailsham.hub.mappings.fhir;

import static uk.hailsham.hub.domain.referral.DisclosableField.NEED;
import static uk.hailsham.hub.domain.referral.DisclosableField.REASON;
import static uk.hailsham.hub.domain.referral.DisclosableField.REFERENCE;
import static uk.hailsham.hub.domain.referral.DisclosableField.REFERRED_ON;
import static uk.hailsham.hub.domain.referral.DisclosableField.RESOURCES;
import static uk.hailsham.hub.domain.referral.DisclosableField.SAFEGUARDING;
import static uk.hailsham.hub.domain.referral.DisclosableField.SERVICE_ASKED;
import static uk.hailsham.hub.domain.referral.DisclosableField.TRIED_FIRST;
import static uk.hailsham.hub.domain.referral.DisclosableField.URGENCY;

import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.identifier.Shown;

/** What is asked for, why, and what has been done so far. */
final class RequestPart {
    static final String REQUEST = "request";
    static final String PATIENT = "patient";
    private static final String ENCOUNTER = "encounter";

    private final CodeLists codes;

    RequestPart(CodeLists codes) {
        this.codes = codes;
    }

    ServiceRequest request(Told told, ServiceRequestStatus status) {
        ServiceRequest request = told.named(new ServiceRequest(), REQUEST)
                .setStatus(status)
                .setIntent(ServiceRequest.ServiceRequestIntent.PLAN)
                .addCategory(Bars.concept(Bars.CATEGORIES, "referral"))
                .setSubject(told.reference(PATIENT))
                .setEncounter(told.reference(ENCOUNTER))
                .setRequester(told.reference(PartiesPart.ROLE))
                .addPerformer(told.reference(PartiesPart.RECEIVER))
                .addPerformer(told.reference(PartiesPart.SERVICE));
        request.addIdentifier().setSystem(Bars.RECIPIENTS).setValue(Shown.RECIPIENT.of(told.recipient()));
        told.text(REFERENCE)
                .ifPresent(reference -> request.addIdentifier()
                        .setSystem(Bars.SCHOOLS_REFERENCES)
                        .setValue(reference));
        told.day(REFERRED_ON).ifPresent(day -> {
            request.setAuthoredOnElement(new DateTimeType(day.toString()));
            request.setOccurrence(new Period().setStartElement(new DateTimeType(day.toString())));
        });
        told.text(URGENCY).map(RequestPart::priority).ifPresent(request::setPriority);
        told.text(SERVICE_ASKED).ifPresent(asked -> request.setCode(new CodeableConcept().setText(asked)));
        reason(told).ifPresent(request::addReasonCode);
        return request;
    }

    private static ServiceRequestPriority priority(String urgency) {
        return switch (urgency) {
            case "emergency" -> ServiceRequestPriority.STAT;
            case "urgent" -> ServiceRequestPriority.URGENT;
            default -> ServiceRequestPriority.ROUTINE;
        };
    }

    private Optional<CodeableConcept> reason(Told told) {
        CodeableConcept reason = new CodeableConcept();
        told.text(NEED).ifPresent(need -> reason.addCoding(need(need)));
        told.text(REASON).ifPresent(reason::setText);
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    private Coding need(String need) {
        String list = NEED.codeList().orElseThrow();
        Coding coding = new Coding().setSystem(Bars.list(list)).setCode(need);
        Optional.ofNullable(codes.byName().get(list))
                .flatMap(known -> known.find(need))
                .map(CodeList.Code::label)
                .filter(label -> !label.isBlank())
                .ifPresent(coding::setDisplay);
        return coding;
    }

    /** The journey is the referral's way to this one agency: whoever is asked in turn gets the same id. */
    Encounter encounter(Told told) {
        Encounter encounter = told.named(new Encounter(), ENCOUNTER)
                .setStatus(Encounter.EncounterStatus.FINISHED)
                .setClass_(new Coding()
                        .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                        .setCode("AMB")
                        .setDisplay("ambulatory"))
                .setSubject(told.reference(PATIENT));
        encounter
                .addEpisodeOfCare()
                .setType("EpisodeOfCare")
                .setIdentifier(new Identifier()
                        .setSystem(Bars.JOURNEYS)
                        .setValue(told.recipient().toString()));
        return encounter;
    }

    CarePlan plan(Told told) {
        CarePlan plan = told.named(new CarePlan(), "plan")
                .setStatus(CarePlan.CarePlanStatus.ACTIVE)
                .setIntent(CarePlan.CarePlanIntent.PLAN)
                .setSubject(told.reference(PATIENT))
                .setEncounter(told.reference(ENCOUNTER));
        told.text(TRIED_FIRST).ifPresent(plan::setDescription);
        told.text(RESOURCES)
                .ifPresent(resources -> plan.addActivity()
                        .getDetail()
                        .setStatus(CarePlan.CarePlanActivityStatus.INPROGRESS)
                        .setDescription(resources));
        return plan;
    }

    /** Only where the agency may know that it is one. */
    Optional<Flag> flag(Told told) {
        return told.text(SAFEGUARDING)
                .filter("yes"::equals)
                .map(yes -> told.named(new Flag(), "safeguarding")
                        .setStatus(Flag.FlagStatus.ACTIVE)
                        .addCategory(Bars.concept(Bars.FLAGS, Bars.SAFEGUARDING))
                        .setCode(Bars.concept(Bars.SNOMED, Bars.CHILD_CAUSES_CONCERN))
                        .setSubject(told.reference(PATIENT)));
    }
}
