package uk.hailsham.hub.mappings.ctf;

import uk.hailsham.hub.mappings.xml.XmlElement;

/** One {@code SchoolHistory/School}. */
record CtfSchool(String lea, String estab, String name, String entry, String leaving, String leavingReason) {
    static CtfSchool from(XmlElement school) {
        return new CtfSchool(
                school.text("LEA"),
                school.text("Estab"),
                school.text("SchoolName"),
                school.text("EntryDate"),
                school.text("LeavingDate"),
                school.text("LeavingReason"));
    }
}
