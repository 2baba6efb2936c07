package uk.hailsham.hub.mappings.ctf;

import java.util.List;
import uk.hailsham.hub.mappings.xml.XmlElement;

/** One {@code Pupil} as the file has it: texts, not yet believed. */
record CtfPupil(
        String upn,
        String uln,
        String surname,
        String forename,
        String dob,
        String sex,
        CtfBasicDetails basic,
        CtfFsm fsm,
        String inCare,
        CtfSen sen,
        List<CtfAddress> addresses,
        String email,
        List<CtfContact> contacts,
        List<CtfYear> attendance,
        List<CtfSchool> schools) {
    static CtfPupil from(XmlElement pupil) {
        String sex = pupil.text("Sex");
        return new CtfPupil(
                pupil.text("UPN"),
                pupil.text("UniqueLearnerNumber"),
                pupil.text("Surname"),
                pupil.text("Forename"),
                pupil.text("DOB"),
                sex == null ? pupil.text("Gender") : sex,
                CtfBasicDetails.from(pupil.child("BasicDetails"), pupil),
                CtfFsm.from(pupil.child("FSMhistory")),
                pupil.child("LookedAfter").text("InCare"),
                CtfSen.from(pupil),
                pupil.children("Address").stream().map(CtfAddress::from).toList(),
                pupil.text("Email"),
                pupil.child("Contacts").children("Contact").stream()
                        .map(CtfContact::from)
                        .toList(),
                pupil.child("Attendance").children("YearData").stream()
                        .map(CtfYear::from)
                        .toList(),
                pupil.child("SchoolHistory").children("School").stream()
                        .map(CtfSchool::from)
                        .toList());
    }
}
