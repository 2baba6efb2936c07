package uk.hailsham.hub.mappings.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The names that BaRS gives things, and those the hub gives its own. */
final class Bars {
    /** Names what is the hub's; no place on the net. */
    static final String OWN = "urn:hailsham-hub";

    static final String EVENTS = "https://fhir.nhs.uk/CodeSystem/message-events-bars";
    static final String REQUEST = "servicerequest-request";
    static final String RESPONSE = "servicerequest-response";
    static final String REASONS = "https://fhir.nhs.uk/CodeSystem/message-reason-bars";
    static final String CATEGORIES = "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest";
    static final String DEFINITION =
            "https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-referral";
    static final String REJECTIONS = "https://fhir.nhs.uk/CodeSystem/rejected-reasons-bars";
    static final String FLAGS = "https://fhir.nhs.uk/CodeSystem/flag-categories-bars";
    static final String SAFEGUARDING = "SG";
    static final String SNOMED = "http://snomed.info/sct";
    static final String CHILD_CAUSES_CONCERN = "836881000000105";
    static final String NHS_NUMBERS = "https://fhir.nhs.uk/Id/nhs-number";
    static final String VERIFICATION =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
    static final String VERIFICATIONS = "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus";

    /** The system of the hub's ids of recipients, by which every answer is put to its referral. */
    static final String RECIPIENTS = OWN + ":recipient";

    static final String SCHOOLS_REFERENCES = OWN + ":reference";
    static final String JOURNEYS = OWN + ":journey";
    static final String UPNS = OWN + ":upn";

    /** The system of the words that {@code Reply.Status} has, for what a Task's own statuses cannot say. */
    static final String ANSWERS = OWN + ":answer";

    private Bars() {}

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }

    /** The system of one of the hub's code lists. */
    static String list(String name) {
        return OWN + ":code:" + name;
    }
}
