package uk.hailsham.hub.mappings.bromcom;

import java.time.LocalDate;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Free school meals, care and other circumstances. */
final class BromcomContext {
    static final String[] FSM = {"FSMDetails", "FSMHistory", "FreeSchoolMeals", "FSMEligible", "FSM"};

    private final LocalDate day;
    private final Findings findings;

    BromcomContext(LocalDate day, Findings findings) {
        this.day = day;
        this.findings = findings;
    }

    Context context(Json learner) {
        return new Context(
                fsm(learner),
                findings.flag("lookedAfter", lookedAfter(learner.get("LookedAfter", "InCare", "LookedAfterChild"))),
                findings.codeOrLabel("youngCarer", "young-carer", learner.text("YoungCarer")),
                findings.codeOrLabel("serviceChild", "service-child", learner.text("ServiceChild")),
                findings.flag("medicalNote", learner.text("MedicalFlag")),
                null);
    }

    private static String lookedAfter(Json found) {
        return found.members().isEmpty() ? found.plain() : found.text("InCare", "LookedAfter", "Status");
    }

    /** A flag, or times of being eligible, of which one must cover the day of the drop. */
    private Boolean fsm(Json learner) {
        Json found = learner.get(FSM);
        if (found.text() != null || found.isNothing()) {
            return findings.flag("fsm", found.text());
        }
        boolean eligible = false;
        for (Json each : found.all()) {
            eligible |= covers(each);
        }
        return eligible;
    }

    private boolean covers(Json time) {
        String start = time.text("StartDate");
        String end = time.text("EndDate");
        BromcomDates dates = new BromcomDates(findings);
        LocalDate from = dates.date("fsm", start);
        LocalDate to = dates.end("fsm", from, end);
        boolean open = end == null;
        return from != null && !from.isAfter(day) && (open || to != null && !to.isBefore(day));
    }
}
