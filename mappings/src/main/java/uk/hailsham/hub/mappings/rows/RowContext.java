package uk.hailsham.hub.mappings.rows;

import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Free school meals, care, attendance and other circumstances. */
final class RowContext {
    private RowContext() {}

    static Context context(Said said, Findings findings) {
        return new Context(
                findings.flag("freeSchoolMeals", said.text(PupilColumn.FSM)),
                findings.flag("lookedAfter", said.text(PupilColumn.LOOKED_AFTER)),
                findings.code("youngCarer", "young-carer", said.text(PupilColumn.YOUNG_CARER)),
                findings.code("serviceChild", "service-child", said.text(PupilColumn.SERVICE_CHILD)),
                findings.flag("medicalNote", said.text(PupilColumn.MEDICAL_NOTE)),
                attendance(said, findings));
    }

    private static Context.Attendance attendance(Said said, Findings findings) {
        Integer possible = findings.number("sessionsPossible", said.text(PupilColumn.SESSIONS_POSSIBLE));
        Integer attended = findings.number("sessionsAttended", said.text(PupilColumn.SESSIONS_ATTENDED));
        if (possible == null && attended == null) {
            return null;
        }
        boolean tooMany = possible != null && attended != null && attended > possible;
        return tooMany
                ? findings.add(
                        "sessionsAttended", "more-than-possible", "at most " + possible + " sessions", "" + attended)
                : new Context.Attendance(possible, attended);
    }
}
