package uk.hailsham.hub.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.school.Terms;

/** Term dates and INSET days of a school's file. */
final class SchoolYear {
    private static final String EXPECTED = "a date such as 2026-09-03";

    private SchoolYear() {}

    static Terms read(Block file) {
        List<Terms.Term> terms = file.blocks("terms").stream()
                .map(SchoolYear::term)
                .filter(Objects::nonNull)
                .toList();
        List<LocalDate> inset = file.dates("inset", EXPECTED);
        inset.stream()
                .filter(day -> terms.stream().noneMatch(term -> within(term, day)))
                .forEach(day -> file.fault("inset", "expected a day within a term, found '" + day + "'"));
        for (int i = 1; i < terms.size(); i++) {
            if (!terms.get(i).from().isAfter(terms.get(i - 1).to())) {
                file.fault(
                        "terms",
                        "expected terms in order, one after the other, found one that begins on "
                                + terms.get(i).from());
            }
        }
        return new Terms(terms, inset);
    }

    private static boolean within(Terms.Term term, LocalDate day) {
        return !day.isBefore(term.from()) && !day.isAfter(term.to());
    }

    /** Null, and a fault, when it has no two days. */
    private static Terms.Term term(Block block) {
        block.require("from", "to");
        LocalDate from = block.optional("from", EXPECTED, LocalDate::parse).orElse(null);
        LocalDate to = block.optional("to", EXPECTED, LocalDate::parse).orElse(null);
        block.end();
        if (from == null || to == null) {
            return null;
        }
        if (to.isBefore(from)) {
            block.fault("to", "expected a date not before from (" + from + "), found '" + to + "'");
            return null;
        }
        return new Terms.Term(from, to);
    }
}
