package uk.hailsham.hub.mappings.census;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.NcYear;
import uk.hailsham.hub.mappings.pupil.SenAreas;

/** Needs in the order of the file; ranks are kept as the school gave them, with their gaps and ties. */
final class CensusNeeds {
    private final Findings findings;
    private final String provision;
    private final String year;

    /**
     * @param provision N, K or E as it stands now, or null
     * @param year a code of the list {@code nc-year}, or null
     */
    CensusNeeds(Findings findings, String provision, String year) {
        this.findings = findings;
        this.provision = provision;
        this.year = year;
    }

    /** A need named twice with the same rank is one need. */
    List<Need> needs(List<Entry> entries) {
        Map<String, Need> needs = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.blade() == Blade.NEEDS) {
                add(needs, entry);
            }
        }
        return new ArrayList<>(needs.values());
    }

    private void add(Map<String, Need> needs, Entry entry) {
        String raw = entry.cell("sentype");
        String type = raw == null
                ? findings.add("senType", "missing", "a code of the list sen-type", null)
                : findings.code("senType", "sen-type", raw);
        Integer rank = rank(entry.cell("sentyperank"));
        if (type != null) {
            String stage = NcYear.keyStage(year);
            Need need = new Need(SenAreas.of(type), type, rank, provision, null, stage, null, null, null, null);
            needs.putIfAbsent(type + rank, need);
        }
    }

    /** {@code 2.0} is 2. */
    private Integer rank(String raw) {
        Integer rank = findings.number("rank", raw);
        return rank == null || rank > 0 ? rank : findings.add("rank", "not-a-rank", "1 or more", raw);
    }
}
