package uk.hailsham.hub.routes.recognise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.hailsham.hub.connectors.store.Identity;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.reconcile.column.ColumnWishes;
import uk.hailsham.hub.reconcile.column.Heading;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.column.Recognition;

/** A record's identity as the cells of a row, and the fields in which two of them differ. */
final class Columns {
    private static final Pattern HOUSE_AND_STREET = Pattern.compile("(\\d+\\s?[A-Za-z]?)[ ,]+(\\D.*)");

    /** Every fact has a second place: a used or former name, a former number, a previous address. */
    private static final Map<String, Heading> HEADINGS = headings();

    private Columns() {}

    private static Map<String, Heading> headings() {
        Map<String, Heading> headings = new LinkedHashMap<>();
        put(headings, "given", Kind.GIVEN_NAME, "");
        put(headings, "family", Kind.FAMILY_NAME, "");
        headings.put("middle", new Heading(Kind.MIDDLE_NAME, "", false));
        headings.put("born", new Heading(Kind.BIRTH_DATE, "", false));
        headings.put("sex", new Heading(Kind.SEX, "", false));
        put(headings, "upn", Kind.IDENTIFIER, "upn");
        headings.put("uln", new Heading(Kind.IDENTIFIER, "uln", false));
        headings.put("nhs", new Heading(Kind.IDENTIFIER, "nhs", false));
        put(headings, "postcode", Kind.POSTCODE, "");
        put(headings, "house", Kind.HOUSE_NUMBER, "");
        put(headings, "street", Kind.ADDRESS, "1");
        return headings;
    }

    private static void put(Map<String, Heading> headings, String name, Kind kind, String subject) {
        headings.put(name, new Heading(kind, subject, false));
        headings.put("other " + name, new Heading(kind, subject, true));
    }

    /** What the cells hold, the id first. */
    static Recognised recognised() {
        List<String> names = new ArrayList<>(List.of("id"));
        names.addAll(HEADINGS.keySet());
        return Recognition.of(
                names,
                names.stream().map(name -> List.<String>of()).toList(),
                new ColumnWishes(Optional.of("id"), Set.of(), HEADINGS));
    }

    static List<String> cells(Identity identity) {
        List<String> cells = new ArrayList<>(List.of(identity.record().toString()));
        two(cells, names(identity, Name::given));
        two(cells, names(identity, Name::family));
        cells.add(first(names(identity, Name::middle)));
        cells.add(Optional.ofNullable(identity.dateOfBirth())
                .map(LocalDate::toString)
                .orElse(""));
        cells.add(Objects.requireNonNullElse(identity.sex(), ""));
        two(cells, numbers(identity));
        cells.add(Objects.requireNonNullElse(identity.uln(), ""));
        cells.add(nhsNumber(identity));
        two(cells, postcodes(identity));
        two(cells, identity.places().stream().map(Columns::house).toList());
        two(cells, identity.places().stream().map(Columns::street).toList());
        return cells;
    }

    /** An unsound number must never bring two children together. */
    private static String nhsNumber(Identity identity) {
        return "unsound".equals(identity.nhsNumberStatus()) ? "" : Objects.requireNonNullElse(identity.nhsNumber(), "");
    }

    private static List<String> numbers(Identity identity) {
        return present(Stream.concat(Stream.ofNullable(identity.upn()), identity.formerUpns().stream()));
    }

    private static List<String> names(Identity identity, Function<Name, String> part) {
        return present(identity.names().stream().map(part));
    }

    private static List<String> postcodes(Identity identity) {
        return present(identity.places().stream().map(Identity.Place::postcode));
    }

    private static String house(Identity.Place place) {
        return parts(place).map(line -> line.group(1)).orElse("");
    }

    private static String street(Identity.Place place) {
        return parts(place)
                .map(line -> line.group(2))
                .orElse(place.lines().isEmpty() ? "" : place.lines().get(0));
    }

    private static Optional<Matcher> parts(Identity.Place place) {
        return place.lines().stream()
                .map(HOUSE_AND_STREET::matcher)
                .filter(Matcher::matches)
                .findFirst();
    }

    private static void two(List<String> cells, List<String> values) {
        cells.add(first(values));
        cells.add(values.size() > 1 ? values.get(1) : "");
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.get(0);
    }

    private static List<String> present(Stream<String> found) {
        return found.filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** Names of fields of which both sources say something and nothing is the same. */
    static List<String> differences(Identity left, Identity right) {
        Map<String, Function<Identity, List<String>>> fields = new LinkedHashMap<>();
        fields.put("family", identity -> names(identity, Name::family));
        fields.put("given", identity -> names(identity, Name::given));
        fields.put(
                "dateOfBirth",
                identity -> present(Stream.ofNullable(identity.dateOfBirth()).map(LocalDate::toString)));
        fields.put("sex", identity -> present(Stream.ofNullable(identity.sex())));
        fields.put("upn", Columns::numbers);
        fields.put("postcode", Columns::postcodes);
        Set<String> differing = new LinkedHashSet<>();
        fields.forEach((field, said) -> {
            if (differ(said.apply(left), said.apply(right))) {
                differing.add(field);
            }
        });
        return List.copyOf(differing);
    }

    private static boolean differ(List<String> left, List<String> right) {
        return !left.isEmpty()
                && !right.isEmpty()
                && left.stream().noneMatch(value -> right.stream().anyMatch(value::equalsIgnoreCase));
    }
}
