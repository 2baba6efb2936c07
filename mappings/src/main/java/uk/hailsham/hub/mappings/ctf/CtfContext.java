package uk.hailsham.hub.mappings.ctf;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Free school meals, care, attendance and other circumstances. */
final class CtfContext {
    private final LocalDate day;
    private final Findings findings;

    CtfContext(LocalDate day, Findings findings) {
        this.day = day;
        this.findings = findings;
    }

    Context context(CtfPupil pupil) {
        return new Context(
                fsm(pupil.fsm()),
                findings.flag("lookedAfter", pupil.inCare()),
                findings.code("youngCarer", "young-carer", pupil.basic().youngCarer()),
                findings.code("serviceChild", "service-child", pupil.basic().serviceChild()),
                findings.flag("medicalNote", pupil.basic().medicalFlag()),
                attendance(pupil.attendance()));
    }

    private Boolean fsm(CtfFsm fsm) {
        boolean eligible = false;
        for (CtfFsm.Instance each : fsm.instances()) {
            eligible |= covers(each);
        }
        return fsm.given() ? eligible : null;
    }

    private boolean covers(CtfFsm.Instance instance) {
        LocalDate start = findings.date("fsm", instance.start());
        LocalDate end = findings.date("fsm", instance.end());
        if (start != null && end != null && end.isBefore(start)) {
            findings.add("fsm", "end-before-start", "a day not before the start", instance.end());
            return false;
        }
        boolean open = instance.end() == null;
        return start != null && !start.isAfter(day) && (open || end != null && !end.isBefore(day));
    }

    /** The latest year; a pupil who changed schools in it has one entry for each, which belong together. */
    private Context.Attendance attendance(List<CtfYear> years) {
        String latest = years.stream()
                .map(CtfYear::year)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Integer possible = null;
        Integer attended = null;
        for (CtfYear each : years) {
            if (Objects.equals(each.year(), latest)) {
                possible = sum(possible, findings.number("attendance", each.possible()));
                attended = sum(attended, findings.number("attendance", each.attended()));
            }
        }
        return sound(possible, attended);
    }

    private Context.Attendance sound(Integer possible, Integer attended) {
        if (possible == null && attended == null) {
            return null;
        }
        boolean tooMany = possible != null && attended != null && attended > possible;
        return tooMany
                ? findings.add("attendance", "more-than-possible", "at most " + possible + " sessions", "" + attended)
                : new Context.Attendance(possible, attended);
    }

    private static Integer sum(Integer one, Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one + other;
    }
}
