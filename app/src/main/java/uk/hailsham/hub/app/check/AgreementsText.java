package uk.hailsham.hub.app.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.agreement.Agreement;

/** All sharing agreements: what each lets through, and which of them somebody must see to. */
record AgreementsText(Configuration configuration, LocalDate today) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        configuration.schools().forEach(school -> add(lines, school.id(), school.agreement()));
        configuration.agencies().forEach(agency -> add(lines, agency.id(), agency.agreement()));
        return lines;
    }

    private void add(List<String> lines, String partner, Agreement agreement) {
        lines.add("agreement %s of %s with %s (%s, %s), %s to %s, %s: lets through %s"
                .formatted(
                        agreement.reference(),
                        partner,
                        String.join(", ", agreement.parties()),
                        agreement.purpose(),
                        agreement.lawfulBasis(),
                        agreement.from(),
                        agreement.to(),
                        agreement.holds(today) ? "in force" : "NOT in force",
                        agreement.holds(today) ? String.join(", ", agreement.fields()) : "nothing"));
        agreement.warnings(today).forEach(warning -> lines.add("warning: " + partner + ": " + warning));
    }
}
