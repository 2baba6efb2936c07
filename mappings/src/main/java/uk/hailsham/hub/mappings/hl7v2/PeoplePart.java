package uk.hailsham.hub.mappings.hl7v2;

import static uk.hailsham.hub.domain.referral.DisclosableField.ADDRESS;
import static uk.hailsham.hub.domain.referral.DisclosableField.CHILD_FAMILY;
import static uk.hailsham.hub.domain.referral.DisclosableField.CHILD_GIVEN;
import static uk.hailsham.hub.domain.referral.DisclosableField.CHILD_PREFERRED;
import static uk.hailsham.hub.domain.referral.DisclosableField.DATE_OF_BIRTH;
import static uk.hailsham.hub.domain.referral.DisclosableField.ETHNICITY;
import static uk.hailsham.hub.domain.referral.DisclosableField.HOME_LANGUAGE;
import static uk.hailsham.hub.domain.referral.DisclosableField.NHS_NUMBER;
import static uk.hailsham.hub.domain.referral.DisclosableField.POSTCODE;
import static uk.hailsham.hub.domain.referral.DisclosableField.REFERRER_EMAIL;
import static uk.hailsham.hub.domain.referral.DisclosableField.REFERRER_NAME;
import static uk.hailsham.hub.domain.referral.DisclosableField.REFERRER_PHONE;
import static uk.hailsham.hub.domain.referral.DisclosableField.SCHOOL;
import static uk.hailsham.hub.domain.referral.DisclosableField.SERVICE_ASKED;
import static uk.hailsham.hub.domain.referral.DisclosableField.SEX;
import static uk.hailsham.hub.domain.referral.DisclosableField.UPN;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.DataTypeException;
import ca.uhn.hl7v2.model.v24.datatype.XTN;
import ca.uhn.hl7v2.model.v24.message.REF_I12;
import ca.uhn.hl7v2.model.v24.segment.PID;
import ca.uhn.hl7v2.model.v24.segment.PRD;
import java.util.Optional;
import uk.hailsham.hub.domain.identifier.NhsNumber;

/** Who refers, who is asked, and the child. */
final class PeoplePart {
    private final Codes codes;

    PeoplePart(Codes codes) {
        this.codes = codes;
    }

    void providers(REF_I12 message, Told told) throws HL7Exception {
        PRD referring = message.getPROVIDER_CONTACT(0).getPRD();
        Codes.table(referring.getProviderRole(0), "RP", "Referring provider", "0286");
        set(referring.getProviderName(0).getFamilyName().getSurname()::setValue, told.text(REFERRER_NAME));
        set(referring.getProviderLocation().getFacility().getNamespaceID()::setValue, told.text(SCHOOL));
        int number = 0;
        if (told.text(REFERRER_PHONE).isPresent()) {
            XTN phone = referring.getProviderCommunicationInformation(number++);
            phone.getTelecommunicationUseCode().setValue("WPN");
            phone.getTelecommunicationEquipmentType().setValue("PH");
            phone.get9999999X99999CAnyText().setValue(told.text(REFERRER_PHONE).get());
        }
        if (told.text(REFERRER_EMAIL).isPresent()) {
            XTN mail = referring.getProviderCommunicationInformation(number);
            mail.getTelecommunicationUseCode().setValue("NET");
            mail.getTelecommunicationEquipmentType().setValue("Internet");
            mail.getEmailAddress().setValue(told.text(REFERRER_EMAIL).get());
        }
        PRD asked = message.getPROVIDER_CONTACT(1).getPRD();
        Codes.table(asked.getProviderRole(0), "RT", "Referred to provider", "0286");
        String agency = Told.characters(told.disclosure().agency());
        asked.getProviderName(0).getFamilyName().getSurname().setValue(agency);
        set(asked.getProviderLocation().getPl9_LocationDescription()::setValue, told.text(SERVICE_ASKED));
    }

    void child(PID pid, Told told) throws HL7Exception {
        pid.getSetIDPID().setValue("1");
        identifiers(pid, told);
        set(pid.getPatientName(0).getFamilyName().getSurname()::setValue, told.text(CHILD_FAMILY));
        set(pid.getPatientName(0).getGivenName()::setValue, told.text(CHILD_GIVEN));
        if (told.text(CHILD_FAMILY).or(() -> told.text(CHILD_GIVEN)).isPresent()) {
            pid.getPatientName(0).getNameTypeCode().setValue("L");
        }
        if (told.text(CHILD_PREFERRED).isPresent()) {
            pid.getPatientName(1)
                    .getGivenName()
                    .setValue(told.text(CHILD_PREFERRED).get());
            pid.getPatientName(1).getNameTypeCode().setValue("N");
        }
        set(
                pid.getDateTimeOfBirth().getTimeOfAnEvent()::setValue,
                told.day(DATE_OF_BIRTH).map(Told::written));
        set(pid.getAdministrativeSex()::setValue, told.text(SEX).map(PeoplePart::sex));
        home(pid, told);
        if (told.text(HOME_LANGUAGE).isPresent()) {
            codes.coded(
                    pid.getPrimaryLanguage(),
                    HOME_LANGUAGE,
                    told.text(HOME_LANGUAGE).get());
        }
        if (told.text(ETHNICITY).isPresent()) {
            codes.coded(pid.getEthnicGroup(0), ETHNICITY, told.text(ETHNICITY).get());
        }
    }

    /** The hub's own first, so that a child without an NHS number has one; it says no more than RF1-6 does. */
    private static void identifiers(PID pid, Told told) throws HL7Exception {
        int number = 0;
        identifier(pid, number++, told.shown(), Codes.HUB, "VN");
        Optional<String> nhs =
                told.text(NHS_NUMBER).filter(text -> NhsNumber.fault(text).isEmpty());
        if (nhs.isPresent()) {
            identifier(pid, number++, nhs.get(), "NHS", "NHS");
        }
        if (told.text(UPN).isPresent()) {
            identifier(pid, number, told.text(UPN).get(), "DFE", "UPN");
        }
    }

    private static void identifier(PID pid, int number, String id, String authority, String type)
            throws DataTypeException {
        pid.getPatientIdentifierList(number).getID().setValue(id);
        pid.getPatientIdentifierList(number)
                .getAssigningAuthority()
                .getNamespaceID()
                .setValue(authority);
        pid.getPatientIdentifierList(number).getIdentifierTypeCode().setValue(type);
    }

    private static void home(PID pid, Told told) throws HL7Exception {
        if (told.text(ADDRESS).or(() -> told.text(POSTCODE)).isEmpty()) {
            return;
        }
        set(pid.getPatientAddress(0).getStreetAddress().getStreetOrMailingAddress()::setValue, told.text(ADDRESS));
        set(pid.getPatientAddress(0).getZipOrPostalCode()::setValue, told.text(POSTCODE));
        pid.getPatientAddress(0).getAddressType().setValue("H");
    }

    /** By table 0001. */
    private static String sex(String code) {
        return code.equals("M") || code.equals("F") ? code : "U";
    }

    /** Sets a value of a message. */
    @FunctionalInterface
    private interface Setting {
        void set(String value) throws DataTypeException;
    }

    private static void set(Setting field, Optional<String> value) throws DataTypeException {
        if (value.isPresent()) {
            field.set(value.get());
        }
    }
}
