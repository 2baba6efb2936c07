package uk.hailsham.hub.domain.combined;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import uk.hailsham.hub.domain.child.Enrolment;

/** How a source stands to the child today; the earlier in this list, the better it knows the child. */
enum Standing {
    /** Enrolment status C or M; also where the school gives none, since few pupils are on two rolls. */
    MAIN,
    /** Status S: the other school of a dual registration. */
    SUBSIDIARY,
    /** Guests, pupils of colleges and other providers. */
    VISITED,
    /** Has the child on its roll for a day to come. */
    EXPECTED,
    INDEX,
    /** Said goodbye: the child left, or the roll no longer holds it. */
    LEFT;

    static Standing of(Statement statement, LocalDate today) {
        Enrolment own = statement.own();
        if (statement.index()) {
            return INDEX;
        }
        if (statement.until() != null || own != null && before(own.leaving(), today)) {
            return LEFT;
        }
        return own != null && own.entry() != null && own.entry().isAfter(today) ? EXPECTED : registered(own);
    }

    private static boolean before(LocalDate leaving, LocalDate today) {
        return leaving != null && leaving.isBefore(today);
    }

    private static Standing registered(Enrolment own) {
        if (own == null || own.status() == null) {
            return MAIN;
        }
        return switch (own.status()) {
            case "C", "M" -> MAIN;
            case "S" -> SUBSIDIARY;
            default -> VISITED;
        };
    }

    /** Of equal standing the school that took the child last comes first, then the one that spoke last. */
    static List<Statement> inOrder(List<Statement> statements, LocalDate today) {
        Comparator<LocalDate> latest = Comparator.nullsLast(Comparator.reverseOrder());
        return statements.stream()
                .sorted(Comparator.comparing((Statement statement) -> statement.standing(today))
                        .thenComparing(Statement::entry, latest)
                        .thenComparing(Statement::since, Comparator.reverseOrder())
                        .thenComparing(Statement::source))
                .toList();
    }
}
