package uk.hailsham.hub.domain.combined;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.identifier.Upn;

/**
 * Which of several UPNs a child keeps. One that every source calls former is no candidate: its school has given it up on
 * purpose.
 *
 * @param unknown {@code UN5} when no UPN can be relied upon; else null
 * @param former every other number the child must be found by
 */
record Upns(Field<String> chosen, String unknown, List<Field<String>> former) {
    private static final String DISAGREEING = "UN5";

    private static final Comparator<String> FIRST_ALLOCATED = Comparator.comparing(Upn::isTemporary)
            .thenComparing(Upn::yearOfAllocation)
            .thenComparing(Upn::serial);

    static Upns of(Sources sources) {
        Field<String> field = first(sources.inOrder());
        boolean disagreeing = disagreeing(sources.inOrder());
        Field<String> chosen = field != null && disagreeing ? withdrawn(field) : field;
        List<Field<String>> others = sources.all("identifiers.formerUpns", Upns::known).stream()
                .filter(each -> chosen == null || !each.value().equals(chosen.value()))
                .toList();
        return new Upns(chosen, disagreeing ? DISAGREEING : null, disagreeing ? List.of() : others);
    }

    private static Field<String> first(List<Statement> inOrder) {
        List<Statement> saying = inOrder.stream()
                .filter(statement -> current(statement.says()) != null)
                .toList();
        return saying.stream()
                .min(Comparator.comparing(statement -> current(statement.says()), FIRST_ALLOCATED))
                .map(first -> new Field<>(
                        "identifiers.upn",
                        current(first.says()),
                        first.provenance(Upns::current),
                        Precedence.FIRST_ALLOCATED,
                        others(saying, current(first.says()))))
                .orElse(null);
    }

    private static List<Field.Otherwise<String>> others(List<Statement> saying, String chosen) {
        return saying.stream()
                .filter(statement -> !current(statement.says()).equals(chosen))
                .map(statement -> new Field.Otherwise<>(current(statement.says()), statement.provenance(Upns::current)))
                .toList();
    }

    private static Field<String> withdrawn(Field<String> field) {
        List<Field.Otherwise<String>> all = new ArrayList<>();
        all.add(new Field.Otherwise<>(field.value(), field.from()));
        all.addAll(field.otherwise());
        return new Field<>(field.name(), null, null, Precedence.SOURCES_DISAGREE, all);
    }

    private static String current(Child child) {
        Identifiers identifiers = child.identifiers();
        return identifiers.upn() == null ? identifiers.temporaryUpn() : identifiers.upn();
    }

    private static List<String> known(Child child) {
        Identifiers identifiers = child.identifiers();
        return Stream.concat(
                        Stream.of(identifiers.upn(), identifiers.temporaryUpn()).filter(Objects::nonNull),
                        identifiers.formerUpns().stream())
                .toList();
    }

    /** Two sources with permanent UPNs of which neither knows the other's, and who do not agree who the child is. */
    private static boolean disagreeing(List<Statement> statements) {
        return statements.stream()
                .anyMatch(left -> statements.stream()
                        .anyMatch(right -> strangers(left, right) && !agree(left.says(), right.says())));
    }

    private static boolean strangers(Statement left, Statement right) {
        String mine = left.says().identifiers().upn();
        String yours = right.says().identifiers().upn();
        return mine != null
                && yours != null
                && !known(left.says()).contains(yours)
                && !known(right.says()).contains(mine);
    }

    private static boolean agree(Child left, Child right) {
        boolean born = left.dateOfBirth() == null
                || right.dateOfBirth() == null
                || left.dateOfBirth().equals(right.dateOfBirth());
        return born
                && left.legalName().given().equalsIgnoreCase(right.legalName().given());
    }
}
