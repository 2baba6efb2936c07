package uk.hailsham.hub.mappings.ctf;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.pupil.Findings;

/** The school history; status and year group belong to the latest time at the school that sent the file. */
final class CtfEnrolments {
    private final String laestab;
    private final School school;
    private final Findings findings;

    /** @param laestab the sending school's; null when it is not known */
    CtfEnrolments(String laestab, School school, Findings findings) {
        this.laestab = laestab;
        this.school = school;
        this.findings = findings;
    }

    List<Enrolment> enrolments(CtfPupil pupil) {
        List<Enrolment> enrolments = new ArrayList<>();
        for (CtfSchool each : pupil.schools()) {
            Enrolment enrolment = enrolment(each);
            if (enrolment != null) {
                enrolments.add(enrolment);
            }
        }
        int own = latestHere(enrolments);
        Enrolment here = own < 0
                ? new Enrolment(laestab, school.name(), null, null, null, null, null, null)
                : enrolments.remove(own);
        enrolments.add(0, now(here, pupil.basic()));
        return enrolments;
    }

    private Enrolment enrolment(CtfSchool found) {
        String number = number(found);
        String name = findings.text("enrolments.schoolName", found.name());
        if (number == null && name == null) {
            return null;
        }
        return new Enrolment(
                number,
                name,
                null,
                null,
                null,
                findings.date("enrolments.entry", found.entry()),
                findings.date("enrolments.leaving", found.leaving()),
                findings.code("enrolments.leavingReason", "leaving-reason", found.leavingReason()));
    }

    /** Letters in it say that the school is not one of England's maintained ones: then there is no number. */
    private String number(CtfSchool found) {
        if (found.lea() == null || found.estab() == null) {
            return null;
        }
        String number = found.lea() + found.estab();
        if (number.matches("[0-9]{7}") || number.matches("([0-9]{3}|[XM]{3})[XML]{4}")) {
            return number.matches("[0-9]{7}") ? number : null;
        }
        return findings.add("enrolments.laestab", "wrong-form", "three digits in LEA and four in Estab", number);
    }

    private int latestHere(List<Enrolment> enrolments) {
        int latest = -1;
        for (int i = 0; i < enrolments.size(); i++) {
            String number = enrolments.get(i).laestab();
            boolean here =
                    school.laestabs().stream().anyMatch(each -> each.number().equals(number));
            if (here && (latest < 0 || laterThan(enrolments.get(i), enrolments.get(latest)))) {
                latest = i;
            }
        }
        return latest;
    }

    private static boolean laterThan(Enrolment one, Enrolment other) {
        return one.entry() != null && (other.entry() == null || one.entry().isAfter(other.entry()));
    }

    private Enrolment now(Enrolment here, CtfBasicDetails basic) {
        return new Enrolment(
                here.laestab(),
                here.schoolName(),
                findings.code("enrolments.status", "enrolment-status", basic.enrolStatus()),
                findings.code("yearGroup", "nc-year", basic.ncYear()),
                null,
                here.entry(),
                here.leaving(),
                here.leavingReason());
    }
}
