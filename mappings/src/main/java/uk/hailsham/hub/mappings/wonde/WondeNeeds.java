package uk.hailsham.hub.mappings.wonde;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.mappings.json.JsonRecord;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.NcYear;
import uk.hailsham.hub.mappings.pupil.SenAreas;

/** The {@code sen_needs} of a student; schools' systems fill them in differently. */
final class WondeNeeds {
    private final LocalDate day;
    private final Findings findings;
    private final String provision;
    private final String year;

    /**
     * @param provision N, K or E as it stands now, or null; it goes with the needs that have not ended
     * @param year a code of the list {@code nc-year}, or null
     */
    WondeNeeds(LocalDate day, Findings findings, String provision, String year) {
        this.day = day;
        this.findings = findings;
        this.provision = provision;
        this.year = year;
    }

    List<Need> needs(List<JsonRecord> raw) {
        Set<Need> needs = new LinkedHashSet<>();
        for (JsonRecord each : raw) {
            String type = type(each);
            if (type != null) {
                needs.add(need(each, type));
            }
        }
        return new ArrayList<>(needs);
    }

    /** By code, or by its label. */
    private String type(JsonRecord need) {
        JsonRecord type = need.child("type");
        String raw = type.isObject()
                ? type.text("code", "description", "name")
                : need.text("code", "need_type_code", "need_type", "type", "description");
        return raw == null
                ? findings.add("senType", "missing", "a code of the list sen-type", null)
                : findings.codeOrLabel("senType", "sen-type", raw);
    }

    private Need need(JsonRecord raw, String type) {
        LocalDate from = findings.date("needs.from", WondeStudent.date(raw.child("start_date")));
        LocalDate to = end(from, WondeStudent.date(raw.child("end_date")));
        boolean ended = to != null && to.isBefore(day);
        Integer rank = rank(raw.text("rank", "ranking", "priority"));
        String stage = NcYear.keyStage(year);
        return new Need(SenAreas.of(type), type, rank, ended ? null : provision, null, stage, from, to, null, null);
    }

    private Integer rank(String raw) {
        Integer rank = findings.number("rank", raw);
        return rank == null || rank > 0 ? rank : findings.add("rank", "not-a-rank", "1 or more", raw);
    }

    private LocalDate end(LocalDate from, String raw) {
        LocalDate end = findings.date("needs.to", raw);
        boolean sound = end == null || from == null || !end.isBefore(from);
        return sound ? end : findings.add("needs.to", "end-before-start", "a day not before the start", raw);
    }
}
