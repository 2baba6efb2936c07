package uk.hailsham.hub.mappings.ctf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.Provision;
import uk.hailsham.hub.mappings.pupil.SenAreas;

/** Special educational needs; ranks are kept as the school gave them, with their gaps and ties. */
final class CtfNeeds {
    private final LocalDate day;
    private final Findings findings;

    CtfNeeds(LocalDate day, Findings findings) {
        this.day = day;
        this.findings = findings;
    }

    List<SenPeriod> history(CtfSen sen) {
        List<SenPeriod> periods = new ArrayList<>();
        for (CtfSen.Period each : sen.periods()) {
            String provision = findings.codeOfItsTime("provision", "sen-provision", each.provision());
            if (provision != null) {
                LocalDate from = findings.date("senHistory.from", each.start());
                periods.add(new SenPeriod(provision, from, end("senHistory.to", from, each.end())));
            }
        }
        return Provision.inOrder(periods);
    }

    /** @param provision as it stands now; it goes with the needs that have not ended */
    List<Need> needs(CtfSen sen, String provision) {
        List<Need> needs = new ArrayList<>();
        for (CtfSen.Need each : sen.needs()) {
            String type = findings.code("senType", "sen-type", each.type());
            if (type != null) {
                LocalDate from = findings.date("needs.from", each.start());
                LocalDate to = end("needs.to", from, each.end());
                boolean ended = to != null && to.isBefore(day);
                String now = ended ? null : provision;
                needs.add(new Need(
                        SenAreas.of(type), type, findings.rank(each.rank()), now, null, null, from, to, null, null));
            }
        }
        return needs;
    }

    private LocalDate end(String field, LocalDate from, String raw) {
        return findings.notBefore(from, field, findings.date(field, raw), raw);
    }
}
