package uk.hailsham.hub.routes.recognise;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.hailsham.hub.connectors.store.Identity;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.reconcile.Column;
import uk.hailsham.hub.reconcile.Entry;

/** A record's identity as the recogniser's columns, and the fields in which two of them differ. */
final class Columns {
    private Columns() {}

    static Entry entry(Identity identity) {
        Map<Column, List<String>> values = new EnumMap<>(Column.class);
        put(values, Column.FAMILY_NAME, names(identity, Name::family));
        put(values, Column.GIVEN_NAME, names(identity, Name::given));
        put(values, Column.BIRTH_DATE, Stream.ofNullable(identity.dateOfBirth()).map(Object::toString));
        put(values, Column.SEX, Stream.ofNullable(identity.sex()));
        put(values, Column.IDENTIFIER, identifiers(identity));
        put(values, Column.POSTCODE, identity.places().stream().map(Identity.Place::postcode));
        return new Entry(identity.record().toString(), identity.source(), values);
    }

    /** An NHS number takes no part yet: schools hardly ever know it, and an unsound one must never match. */
    private static Stream<String> identifiers(Identity identity) {
        return Stream.concat(Stream.ofNullable(identity.upn()), identity.formerUpns().stream());
    }

    private static Stream<String> names(Identity identity, Function<Name, String> part) {
        return identity.names().stream().map(part);
    }

    private static void put(Map<Column, List<String>> values, Column column, Stream<String> found) {
        List<String> present = found.filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (!present.isEmpty()) {
            values.put(column, present);
        }
    }

    /** Names of fields of which both sources say something and nothing is the same. */
    static List<String> differences(Identity left, Identity right) {
        Set<String> fields = new LinkedHashSet<>();
        Entry a = entry(left);
        Entry b = entry(right);
        for (Column column : Column.values()) {
            List<String> said = a.values(column);
            boolean shared = said.stream().anyMatch(value -> containsIgnoringCase(b.values(column), value));
            if (!said.isEmpty() && !b.values(column).isEmpty() && !shared) {
                fields.add(field(column));
            }
        }
        return List.copyOf(fields);
    }

    private static boolean containsIgnoringCase(List<String> values, String wanted) {
        return values.stream().anyMatch(wanted::equalsIgnoreCase);
    }

    private static String field(Column column) {
        return switch (column) {
            case FAMILY_NAME -> "family";
            case GIVEN_NAME -> "given";
            case BIRTH_DATE -> "dateOfBirth";
            case SEX -> "sex";
            case IDENTIFIER -> "upn";
            case POSTCODE -> "postcode";
        };
    }
}
