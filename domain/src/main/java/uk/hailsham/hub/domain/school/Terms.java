package uk.hailsham.hub.domain.school;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * When a school is open.
 *
 * @param terms from the first to the last day pupils come, each half of a term by itself
 * @param inset days within them on which only the staff come
 */
public record Terms(List<Term> terms, List<LocalDate> inset) {
    public static final Terms UNKNOWN = new Terms(List.of(), List.of());

    public Terms {
        terms = List.copyOf(terms);
        inset = List.copyOf(inset);
    }

    /** Both days included. */
    public record Term(LocalDate from, LocalDate to) {}

    /** @param working whether a day is neither weekend nor bank holiday */
    public List<LocalDate> days(Predicate<LocalDate> working) {
        return terms.stream()
                .flatMap(term -> term.from().datesUntil(term.to().plusDays(1)))
                .filter(working)
                .filter(day -> !inset.contains(day))
                .distinct()
                .toList();
    }
}
