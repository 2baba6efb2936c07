package uk.hailsham.hub.town.standin;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;

/** What the server says in place of doing what it was asked, with the codes that BaRS has for it. */
final class FhirOutcomes {
    private FhirOutcomes() {}

    /** With words that a careless server might use, and a hub must not keep. */
    static <E extends BaseServerResponseException> E told(E failure, String code) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.PROCESSING)
                .setDetails(new CodeableConcept(new Coding().setCode(code)))
                .setDiagnostics("the referral of Familymark could not be taken");
        failure.setOperationOutcome(outcome);
        return failure;
    }
}
