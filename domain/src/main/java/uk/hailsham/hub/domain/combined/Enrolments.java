package uk.hailsham.hub.domain.combined;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.child.Enrolment;

/** Times at schools as schools tell them, the main registration first; the Index is asked only where no school tells any. */
final class Enrolments {
    private Enrolments() {}

    static List<Field<Enrolment>> of(Sources sources) {
        List<Statement> schools = sources.schools();
        List<Field<Enrolment>> told = new ArrayList<>();
        schools.forEach(statement -> add(told, statement));
        if (told.isEmpty()) {
            sources.inOrder().forEach(statement -> add(told, statement));
        }
        return told;
    }

    private static void add(List<Field<Enrolment>> told, Statement statement) {
        for (Enrolment enrolment : statement.says().enrolments()) {
            Enrolment ended = enrolment == statement.own() ? ended(statement) : enrolment;
            if (told.stream().noneMatch(field -> field.value().equals(ended))) {
                told.add(new Field<>(
                        "enrolments",
                        ended,
                        statement.provenance(child -> child.enrolments().contains(enrolment)),
                        Precedence.ALL_KEPT,
                        List.of()));
            }
        }
    }

    /** A child that a roll holds no more has left, on the day the roll said so if the school gave no other. */
    private static Enrolment ended(Statement statement) {
        Enrolment own = statement.own();
        return statement.until() == null || own.leaving() != null
                ? own
                : own.leftOn(LocalDate.ofInstant(statement.until(), ZoneOffset.UTC));
    }
}
