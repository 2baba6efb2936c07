package uk.hailsham.hub.domain.combined;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Person;

/** Whoever must not be told of according to one source must not be told of at all. */
final class Contacts {
    private Contacts() {}

    static Field<List<Person>> guarded(Field<List<Person>> field, Sources sources) {
        if (field == null || field.value() == null) {
            return field;
        }
        List<Person> hidden = sources.inOrder().stream()
                .flatMap(statement -> statement.says().persons().stream())
                .filter(Person::doNotDisclose)
                .toList();
        List<Person> guarded = field.value().stream()
                .map(person -> hidden.stream().anyMatch(each -> maybeOne(each, person)) ? hide(person) : person)
                .toList();
        return new Field<>(field.name(), guarded, field.from(), field.by(), field.otherwise());
    }

    /** Fails closed: the same name, half of it with the same relationship, or a number or mail they share. */
    private static boolean maybeOne(Person left, Person right) {
        boolean family = shared(left, right, Name::family);
        boolean given = shared(left, right, Name::given);
        boolean relationship =
                left.relationship() != null && left.relationship().equals(right.relationship());
        return family && given || relationship && (family || given) || reachedAlike(left, right);
    }

    private static boolean shared(Person left, Person right, Function<Name, String> part) {
        if (left.name() == null || right.name() == null) {
            return false;
        }
        String mine = part.apply(left.name());
        return mine != null && mine.equalsIgnoreCase(part.apply(right.name()));
    }

    private static boolean reachedAlike(Person left, Person right) {
        return reaches(left).anyMatch(each -> reaches(right).anyMatch(each::equals));
    }

    private static Stream<String> reaches(Person person) {
        return Stream.concat(
                        person.phones().stream()
                                .map(phone -> Objects.requireNonNullElse(phone.number(), "")
                                        .replaceAll("\\D", "")),
                        person.emails().stream().map(String::toLowerCase))
                .filter(text -> !text.isBlank());
    }

    private static Person hide(Person p) {
        return new Person(
                p.order(),
                p.relationship(),
                p.parentalResponsibility(),
                true,
                p.name(),
                p.address(),
                p.phones(),
                p.emails());
    }
}
