package uk.hailsham.hub.mappings.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import uk.hailsham.hub.domain.referral.DisclosableField;

/**
 * Agreement to the service, with the lawful basis as its rule. What the agency may not see makes it say less and never
 * more: a consent whose state is not known is proposed.
 */
final class ConsentPart {
    private ConsentPart() {}

    static Consent of(Told told) {
        Consent consent = told.named(new Consent(), "consent")
                .setStatus(told.text(DisclosableField.AGREEMENT)
                        .map(ConsentPart::state)
                        .orElse(ConsentState.PROPOSED))
                .setScope(Bars.concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"))
                .addCategory(new CodeableConcept()
                        .addCoding(new Coding().setCode("DRC").setDisplay("Direct care")))
                .setPatient(told.reference(RequestPart.PATIENT))
                .setPolicyRule(new CodeableConcept()
                        .setText(told.text(DisclosableField.LAWFUL_BASIS).orElse("not stated")));
        told.day(DisclosableField.REFERRED_ON)
                .ifPresent(day -> consent.setDateTimeElement(new DateTimeType(day.toString())));
        return consent;
    }

    /** By the words with which the field begins. */
    private static ConsentState state(String agreement) {
        if (agreement.startsWith("given")) {
            return ConsentState.ACTIVE;
        }
        return agreement.startsWith("not given") ? ConsentState.REJECTED : ConsentState.PROPOSED;
    }
}
