package uk.hailsham.hub.mappings.bromcom;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.NcYear;
import uk.hailsham.hub.mappings.pupil.Provision;
import uk.hailsham.hub.mappings.pupil.SenAreas;

/** Special educational needs, which stand beside the provisions or within them. */
final class BromcomSen {
    static final String[] PROVISIONS = {"SENProvisionDetails", "SENProvisions", "SENProvision"};
    static final String[] NEEDS = {"SENNeeds", "SENNeedDetails", "SENNeed", "SENTypes"};

    private final LocalDate day;
    private final Findings findings;
    private final BromcomDates dates;

    BromcomSen(LocalDate day, Findings findings) {
        this.day = day;
        this.findings = findings;
        this.dates = new BromcomDates(findings);
    }

    /** Oldest first, with the codes of their time. */
    List<SenPeriod> history(Json learner) {
        List<SenPeriod> periods = new ArrayList<>();
        for (Json each : learner.list(PROVISIONS)) {
            String provision = findings.codeOfItsTime("provision", "sen-provision", provision(each));
            if (provision != null) {
                LocalDate from = dates.date("senHistory.from", each.text("StartDate", "ProvisionStartDate"));
                periods.add(new SenPeriod(provision, from, dates.end("senHistory.to", from, each.text("EndDate"))));
            }
        }
        return Provision.inOrder(periods);
    }

    private static String provision(Json provision) {
        return provision.members().isEmpty()
                ? provision.plain()
                : provision.text("ProvisionTypeCode", "ProvisionType", "ProvisionCode", "SENProvisionCode", "Code");
    }

    /** A need named twice with the same rank is one need. */
    List<Need> needs(Json learner, List<SenPeriod> history, String year) {
        String provision = Provision.on(day, history, findings);
        Map<String, Need> needs = new LinkedHashMap<>();
        for (Json each : all(learner)) {
            String type = findings.codeOrLabel("senType", "sen-type", type(each));
            if (type != null) {
                Need need = need(each, type, provision, NcYear.keyStage(year));
                needs.putIfAbsent(type + need.rank(), need);
            }
        }
        return List.copyOf(needs.values());
    }

    private static List<Json> all(Json learner) {
        return Stream.concat(Stream.of(learner), learner.list(PROVISIONS).stream())
                .flatMap(place -> place.list(NEEDS).stream())
                .toList();
    }

    private static String type(Json need) {
        return need.members().isEmpty()
                ? need.plain()
                : need.text("NeedTypeCode", "SENTypeCode", "NeedCode", "NeedType", "SENType", "Type", "Code");
    }

    private Need need(Json each, String type, String provision, String keyStage) {
        Integer rank = findings.rank(each.text("Rank", "NeedRank", "SENTypeRank", "Ranking"));
        LocalDate from = dates.date("needs.from", each.text("StartDate"));
        LocalDate to = dates.end("needs.to", from, each.text("EndDate"));
        boolean ended = to != null && to.isBefore(day);
        String now = ended ? null : provision;
        return new Need(SenAreas.of(type), type, rank, now, null, keyStage, from, to, null, null);
    }
}
