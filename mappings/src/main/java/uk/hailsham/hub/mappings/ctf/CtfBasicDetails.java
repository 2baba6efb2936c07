package uk.hailsham.hub.mappings.ctf;

import java.util.List;
import uk.hailsham.hub.mappings.xml.XmlElement;

/** {@code BasicDetails}; some writers put the legal surname here and the surname in use outside. */
record CtfBasicDetails(
        List<String> formerUpns,
        String legalSurname,
        String legalForename,
        String preferredSurname,
        String preferredForename,
        String formerSurname,
        String formerForename,
        String middleNames,
        String ncYear,
        String ethnicity,
        List<CtfLanguage> languages,
        String enrolStatus,
        String medicalFlag,
        String serviceChild,
        String youngCarer) {
    static CtfBasicDetails from(XmlElement basic, XmlElement pupil) {
        String middle = basic.text("MiddleNames");
        return new CtfBasicDetails(
                basic.children("FormerUPN").stream()
                        .map(XmlElement::text)
                        .filter(upn -> upn != null)
                        .toList(),
                basic.text("LegalSurname"),
                basic.text("LegalForename"),
                basic.text("PreferredSurname"),
                basic.text("PreferredForename"),
                basic.text("FormerSurname"),
                basic.text("FormerForename"),
                middle == null ? pupil.text("MiddleNames") : middle,
                basic.text("NCyearActual"),
                basic.text("Ethnicity"),
                basic.child("Languages").children("Type").stream()
                        .map(type -> new CtfLanguage(type.text("LanguageType"), type.text("Language")))
                        .toList(),
                basic.text("EnrolStatus"),
                basic.text("MedicalFlag"),
                basic.text("ServiceChild"),
                basic.text("YoungCarer"));
    }

    /** One {@code Languages/Type}. */
    record CtfLanguage(String type, String language) {}
}
