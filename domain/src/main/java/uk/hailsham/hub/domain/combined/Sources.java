package uk.hailsham.hub.domain.combined;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Protection;

/** The statements about one child, in the order in which their sources know the child, without child-protection facts. */
record Sources(List<Statement> inOrder, LocalDate today) {

    static Sources of(List<Statement> statements, LocalDate today) {
        List<Statement> open = statements.stream().map(Sources::open).toList();
        return new Sources(Standing.inOrder(open, today), today);
    }

    private static Statement open(Statement s) {
        List<Statement.Earlier> earlier = s.earlier().stream()
                .map(before -> new Statement.Earlier(Protection.open(before.says()), before.since(), before.until()))
                .toList();
        return new Statement(s.source(), Protection.open(s.says()), s.since(), s.until(), earlier);
    }

    Standing standing(Statement statement) {
        return statement.standing(today);
    }

    /** Schools in order, the Index left out. */
    List<Statement> schools() {
        return inOrder.stream().filter(statement -> !statement.index()).toList();
    }

    /** Everything that anybody says under a name, once, the best placed source first. */
    <T> List<Field<T>> all(String field, Function<Child, List<T>> part) {
        Map<T, Field<T>> said = new LinkedHashMap<>();
        for (Statement statement : inOrder) {
            for (T value : part.apply(statement.says())) {
                said.computeIfAbsent(value, each -> {
                    Function<Child, Boolean> holds = child -> part.apply(child).contains(each);
                    return new Field<>(field, each, statement.provenance(holds), Precedence.ALL_KEPT, List.of());
                });
            }
        }
        return new ArrayList<>(said.values());
    }

    static <T, U extends Comparable<U>> List<T> values(List<Field<T>> fields, Function<T, U> sortedBy) {
        return fields.stream()
                .map(Field::value)
                .sorted(Comparator.comparing(sortedBy, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }
}
