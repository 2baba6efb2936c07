package uk.hailsham.hub.mappings.census;

import java.time.LocalDate;
import java.util.List;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Periods of eligibility for free school meals. */
final class CensusFreeMeals {
    private final LocalDate day;
    private final Findings findings;

    CensusFreeMeals(LocalDate day, Findings findings) {
        this.day = day;
        this.findings = findings;
    }

    /** On the day of the drop; null when the export gives no period for this pupil. */
    Boolean eligible(List<Entry> entries) {
        Boolean eligible = null;
        for (Entry entry : entries) {
            if (entry.blade() == Blade.FREE_MEALS) {
                eligible = covers(entry) || Boolean.TRUE.equals(eligible);
            }
        }
        return eligible;
    }

    private boolean covers(Entry entry) {
        String ending = entry.cell("fsmenddate");
        LocalDate start = CensusDates.read(findings, "fsm", entry.cell("fsmstartdate"));
        LocalDate end = CensusDates.read(findings, "fsm", ending);
        if (start != null && end != null && end.isBefore(start)) {
            findings.add("fsm", "end-before-start", "a day not before the start", ending);
            return false;
        }
        boolean lasts = ending == null || end != null && !end.isBefore(day);
        return start != null && !start.isAfter(day) && lasts;
    }
}
