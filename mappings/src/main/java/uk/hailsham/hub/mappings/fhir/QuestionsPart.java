package uk.hailsham.hub.mappings.fhir;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.StringType;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.mappings.agencypdf.FormValue;

/** Every field for which FHIR has no place of its own, as a form's question and answer: a new field is never lost. */
final class QuestionsPart {
    private static final Set<DisclosableField> ELSEWHERE = EnumSet.of(
            DisclosableField.RECIPIENT_ID,
            DisclosableField.REFERENCE,
            DisclosableField.REFERRED_ON,
            DisclosableField.SAFEGUARDING,
            DisclosableField.URGENCY,
            DisclosableField.SERVICE_ASKED,
            DisclosableField.NEED,
            DisclosableField.REASON,
            DisclosableField.TRIED_FIRST,
            DisclosableField.CHILD_FAMILY,
            DisclosableField.CHILD_GIVEN,
            DisclosableField.CHILD_PREFERRED,
            DisclosableField.DATE_OF_BIRTH,
            DisclosableField.SEX,
            DisclosableField.ADDRESS,
            DisclosableField.POSTCODE,
            DisclosableField.UPN,
            DisclosableField.NHS_NUMBER,
            DisclosableField.SCHOOL,
            DisclosableField.RESOURCES,
            DisclosableField.LAWFUL_BASIS,
            DisclosableField.REFERRER_NAME,
            DisclosableField.REFERRER_ROLE,
            DisclosableField.REFERRER_EMAIL,
            DisclosableField.REFERRER_PHONE);

    private final FormValue values;

    QuestionsPart(CodeLists codes) {
        this.values = new FormValue(codes);
    }

    Optional<QuestionnaireResponse> of(Told told) {
        QuestionnaireResponse answers = told.named(new QuestionnaireResponse(), "questions")
                .setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED)
                .setSubject(told.reference(RequestPart.PATIENT));
        told.fields(field -> !ELSEWHERE.contains(field))
                .forEach(field -> answers.addItem()
                        .setLinkId(field.key())
                        .setText(field.label())
                        .addAnswer()
                        .setValue(
                                new StringType(values.of(field, told.text(field).orElseThrow()))));
        return answers.hasItem() ? Optional.of(answers) : Optional.empty();
    }
}
