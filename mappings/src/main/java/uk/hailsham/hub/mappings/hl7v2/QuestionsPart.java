package uk.hailsham.hub.mappings.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v24.datatype.ED;
import ca.uhn.hl7v2.model.v24.datatype.TX;
import ca.uhn.hl7v2.model.v24.group.REF_I12_OBSERVATION;
import ca.uhn.hl7v2.model.v24.message.REF_I12;
import ca.uhn.hl7v2.model.v24.segment.OBX;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.mappings.agencypdf.FormValue;

/** Every field for which HL7 has no place of its own, as an observation: a new field is never lost. Then the form. */
final class QuestionsPart {
    private static final Set<DisclosableField> ELSEWHERE = EnumSet.of(
            DisclosableField.RECIPIENT_ID,
            DisclosableField.REFERENCE,
            DisclosableField.REFERRED_ON,
            DisclosableField.URGENCY,
            DisclosableField.SERVICE_ASKED,
            DisclosableField.NEED,
            DisclosableField.CHILD_FAMILY,
            DisclosableField.CHILD_GIVEN,
            DisclosableField.CHILD_PREFERRED,
            DisclosableField.DATE_OF_BIRTH,
            DisclosableField.ETHNICITY,
            DisclosableField.HOME_LANGUAGE,
            DisclosableField.ADDRESS,
            DisclosableField.POSTCODE,
            DisclosableField.UPN,
            DisclosableField.NHS_NUMBER,
            DisclosableField.SCHOOL,
            DisclosableField.REFERRER_NAME,
            DisclosableField.REFERRER_EMAIL,
            DisclosableField.REFERRER_PHONE);

    private final FormValue values;

    QuestionsPart(CodeLists codes) {
        this.values = new FormValue(codes);
    }

    /** @param form null for an agency that has none */
    void questions(REF_I12 message, Told told, byte[] form) throws HL7Exception {
        List<DisclosableField> fields = told.fields(field -> !ELSEWHERE.contains(field));
        if (fields.isEmpty() && form == null) {
            return;
        }
        REF_I12_OBSERVATION questions = message.getOBSERVATION(0);
        questions.getOBR().getSetIDOBR().setValue("1");
        questions.getOBR().getUniversalServiceIdentifier().getIdentifier().setValue("REFERRAL");
        questions.getOBR().getUniversalServiceIdentifier().getText().setValue("Details of the referral");
        questions
                .getOBR()
                .getUniversalServiceIdentifier()
                .getNameOfCodingSystem()
                .setValue(Codes.OWN);
        int number = 0;
        for (DisclosableField field : fields) {
            OBX answer = answer(questions, number++, field);
            answer.getValueType().setValue("TX");
            int line = 0;
            for (String text : told.lines(field).toList()) {
                TX value = new TX(message);
                value.setValue(values.of(field, text));
                answer.getObservationValue(line++).setData(value);
            }
        }
        if (form != null) {
            form(message, questions, number, form);
        }
    }

    private static OBX answer(REF_I12_OBSERVATION questions, int number, DisclosableField field) throws HL7Exception {
        OBX answer = questions.getRESULTS_NOTES(number).getOBX();
        answer.getSetIDOBX().setValue(String.valueOf(number + 1));
        Codes.own(answer.getObservationIdentifier(), field);
        answer.getObservationResultStatus().setValue("F");
        return answer;
    }

    private static void form(REF_I12 message, REF_I12_OBSERVATION questions, int number, byte[] form)
            throws HL7Exception {
        OBX paper = questions.getRESULTS_NOTES(number).getOBX();
        paper.getSetIDOBX().setValue(String.valueOf(number + 1));
        paper.getValueType().setValue("ED");
        paper.getObservationIdentifier().getIdentifier().setValue("form");
        paper.getObservationIdentifier().getText().setValue("The agency's form");
        paper.getObservationIdentifier().getNameOfCodingSystem().setValue(Codes.OWN);
        ED data = new ED(message);
        data.getSourceApplication().getNamespaceID().setValue(Codes.HUB);
        data.getTypeOfData().setValue("AP");
        data.getDataSubtype().setValue("PDF");
        data.getEncoding().setValue("Base64");
        data.getData().setValue(Base64.getEncoder().encodeToString(form));
        paper.getObservationValue(0).setData(data);
        paper.getObservationResultStatus().setValue("F");
    }
}
