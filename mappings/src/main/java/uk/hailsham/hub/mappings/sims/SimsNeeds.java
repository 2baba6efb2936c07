package uk.hailsham.hub.mappings.sims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.SenAreas;

/** Needs, one from each row of the pupil that names one. */
final class SimsNeeds {
    private static final Map<String, String> STATUS_WORDS = Map.of(
            "sen support", "K",
            "ehc plan", "E",
            "ehcp", "E",
            "education, health and care plan", "E",
            "no special educational need", "N",
            "no specialist provision", "N",
            "school action", "A",
            "school action plus", "P",
            "statement", "S");

    private final Findings findings;
    private final CodeLists codes;
    private final Dates dates;
    private final String year;

    SimsNeeds(Findings findings, CodeLists codes, Dates dates, String year) {
        this.findings = findings;
        this.codes = codes;
        this.dates = dates;
        this.year = SimsMapping.year(year);
    }

    /** Reads a date by the school's pattern. */
    interface Dates {
        LocalDate read(Findings findings, String field, String raw);
    }

    /** A need named twice with the same rank is one need. */
    List<Need> needs(List<SimsRow> rows) {
        Map<String, Need> needs = new LinkedHashMap<>();
        for (SimsRow row : rows) {
            String type = findings.code("senType", "sen-type", typeCode(row.cell(SimsColumn.NEED)));
            if (type != null) {
                Integer rank = rank(row.cell(SimsColumn.RANK));
                LocalDate from = dates.read(findings, "needs.from", row.cell(SimsColumn.NEED_FROM));
                needs.putIfAbsent(
                        type + rank,
                        new Need(SenAreas.of(type), type, rank, today(row), null, keyStage(), from, null, null, null));
            }
        }
        return new ArrayList<>(needs.values());
    }

    private Integer rank(String raw) {
        Integer rank = findings.number("rank", raw);
        return rank == null || rank > 0 ? rank : findings.add("rank", "not-a-rank", "1 or more", raw);
    }

    /** School Action and its like are history; what is of today stands with the need. */
    List<SenPeriod> history(List<SimsRow> rows) {
        String code = findings.codeOfItsTime("provision", "sen-provision", statusCode(rows.get(0)));
        return code == null || code.equals("N") ? List.of() : List.of(new SenPeriod(code, null, null));
    }

    private String today(SimsRow row) {
        String code = statusCode(row);
        return code == null
                ? null
                : codes.list("sen-provision")
                        .find(code)
                        .map(CodeList.Code::means)
                        .filter("NKE"::contains)
                        .orElse(null);
    }

    private static String statusCode(SimsRow row) {
        String raw = row.cell(SimsColumn.PROVISION);
        return raw == null ? null : STATUS_WORDS.getOrDefault(raw.toLowerCase(Locale.ROOT), raw);
    }

    /** SIMS can write the label of a need instead of its code. */
    private String typeCode(String raw) {
        return raw == null
                ? null
                : codes.list("sen-type").codes().stream()
                        .filter(code -> raw.equalsIgnoreCase(code.label()))
                        .map(CodeList.Code::code)
                        .findFirst()
                        .orElse(raw);
    }

    /** Of the national curriculum: 1 to 2, 3 to 6, 7 to 9, 10 to 11. */
    private String keyStage() {
        if (year == null || !year.matches("\\d{1,2}")) {
            return "R".equals(year) ? "EYFS" : null;
        }
        int number = Integer.parseInt(year);
        return number <= 2 ? "1" : number <= 6 ? "2" : number <= 9 ? "3" : number <= 11 ? "4" : "5";
    }
}
