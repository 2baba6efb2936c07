package uk.hailsham.hub.mappings.fhir;

import static uk.hailsham.hub.domain.referral.DisclosableField.ADDRESS;
import static uk.hailsham.hub.domain.referral.DisclosableField.CHILD_FAMILY;
import static uk.hailsham.hub.domain.referral.DisclosableField.CHILD_GIVEN;
import static uk.hailsham.hub.domain.referral.DisclosableField.CHILD_PREFERRED;
import static uk.hailsham.hub.domain.referral.DisclosableField.DATE_OF_BIRTH;
import static uk.hailsham.hub.domain.referral.DisclosableField.NHS_NUMBER;
import static uk.hailsham.hub.domain.referral.DisclosableField.POSTCODE;
import static uk.hailsham.hub.domain.referral.DisclosableField.SEX;
import static uk.hailsham.hub.domain.referral.DisclosableField.UPN;

import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import uk.hailsham.hub.domain.identifier.NhsNumber;

/** The child. */
final class PatientPart {
    private PatientPart() {}

    static Patient of(Told told) {
        Patient patient = told.named(new Patient(), "patient");
        identify(told, patient);
        name(told, patient);
        told.day(DATE_OF_BIRTH).ifPresent(day -> patient.setBirthDateElement(new DateType(day.toString())));
        told.text(SEX)
                .ifPresent(sex ->
                        patient.setGender(sex.equals("F") ? AdministrativeGender.FEMALE : AdministrativeGender.MALE));
        live(told, patient);
        return patient;
    }

    /** A number whose check digit is wrong is nobody's. What is right of form has been looked up by nobody here. */
    private static void identify(Told told, Patient patient) {
        told.text(NHS_NUMBER)
                .filter(number -> NhsNumber.fault(number).isEmpty())
                .ifPresent(number -> patient.addIdentifier()
                        .setSystem(Bars.NHS_NUMBERS)
                        .setValue(number)
                        .addExtension(
                                Bars.VERIFICATION, Bars.concept(Bars.VERIFICATIONS, "number-present-but-not-traced")));
        told.text(UPN)
                .ifPresent(upn -> patient.addIdentifier().setSystem(Bars.UPNS).setValue(upn));
    }

    private static void name(Told told, Patient patient) {
        HumanName name = new HumanName();
        told.text(CHILD_FAMILY).ifPresent(name::setFamily);
        told.text(CHILD_GIVEN).ifPresent(name::addGiven);
        if (!name.isEmpty()) {
            patient.addName(name.setUse(HumanName.NameUse.OFFICIAL));
        }
        told.text(CHILD_PREFERRED)
                .ifPresent(preferred ->
                        patient.addName().setUse(HumanName.NameUse.USUAL).setText(preferred));
    }

    private static void live(Told told, Patient patient) {
        Address address = new Address();
        told.text(ADDRESS).ifPresent(address::setText);
        told.text(POSTCODE).ifPresent(address::setPostalCode);
        if (!address.isEmpty()) {
            patient.addAddress(address.setUse(Address.AddressUse.HOME));
        }
    }
}
