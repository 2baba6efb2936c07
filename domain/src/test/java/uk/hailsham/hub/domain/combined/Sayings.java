package uk.hailsham.hub.domain.combined;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.child.Sex;

/** What sources of a made-up child say; each test says one thing differently. */
final class Sayings {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final Instant SPRING = Instant.parse("2026-03-02T07:00:00Z");
    static final Instant SUMMER = Instant.parse("2026-07-20T07:00:00Z");
    static final Instant AUTUMN = Instant.parse("2026-09-07T07:00:00Z");

    private final String source;
    private Instant since = AUTUMN;
    private Instant until;
    private final List<Statement.Earlier> earlier = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private LocalDate born = LocalDate.of(2015, 2, 28);
    private Identifiers identifiers = Identifiers.NONE;
    private final List<Address> addresses = new ArrayList<>();
    private final List<Person> persons = new ArrayList<>();
    private final List<Enrolment> enrolments = new ArrayList<>();
    private final List<SenPeriod> history = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();
    private Context context = Context.NONE;

    private Sayings(String source) {
        this.source = source;
        names.add(new Name(Name.Kind.LEGAL, "Ward", "Amelia", null));
    }

    static Sayings of(String source) {
        return new Sayings(source);
    }

    Sayings since(Instant instant) {
        since = instant;
        return this;
    }

    Sayings until(Instant instant) {
        until = instant;
        return this;
    }

    /** Said the same child otherwise before. */
    Sayings before(Sayings other) {
        earlier.add(new Statement.Earlier(other.child(), other.since, other.until));
        return this;
    }

    Sayings named(Name name) {
        if (name.kind() == Name.Kind.LEGAL) {
            names.remove(0);
        }
        names.add(name);
        return this;
    }

    Sayings born(LocalDate day) {
        born = day;
        return this;
    }

    Sayings upn(String upn, String... former) {
        identifiers = new Identifiers(upn, List.of(former), null, null, identifiers.nhsNumber(), null);
        return this;
    }

    Sayings temporaryUpn(String upn) {
        identifiers = new Identifiers(null, List.of(), upn, null, null, null);
        return this;
    }

    Sayings nhsNumber(String value, String status) {
        identifiers = new Identifiers(
                identifiers.upn(), List.of(), null, null, new Identifiers.NhsNumber(value, status), null);
        return this;
    }

    Sayings at(String road) {
        addresses.add(new Address("home", List.of(road), "Hailsham", null, null, null, null, null));
        return this;
    }

    Sayings contact(Person person) {
        persons.add(person);
        return this;
    }

    static Person person(String relationship, String given, boolean doNotDisclose, String phone) {
        return new Person(
                1,
                relationship,
                true,
                doNotDisclose,
                new Name(Name.Kind.LEGAL, "Ward", given, null),
                null,
                List.of(new Person.Phone(null, phone)),
                List.of());
    }

    Sayings enrolled(String status, String yearGroup, LocalDate entry, LocalDate leaving) {
        enrolments.add(new Enrolment(null, source, status, yearGroup, null, entry, leaving, null));
        return this;
    }

    Sayings need(String type, Integer rank, LocalDate from, LocalDate to) {
        needs.add(new Need(null, type, rank, "K", null, null, from, to, null, null));
        return this;
    }

    Sayings history(SenPeriod... periods) {
        history.addAll(Arrays.asList(periods));
        return this;
    }

    Sayings context(Context told) {
        context = told;
        return this;
    }

    Child child() {
        return new Child(
                new Origin(source, null, "a.csv", 1),
                names,
                born,
                Sex.F,
                null,
                identifiers,
                addresses,
                persons,
                List.of(),
                enrolments,
                history,
                needs,
                List.of(),
                context,
                List.of());
    }

    Statement statement() {
        return new Statement(source, child(), since, until, earlier);
    }

    static CombinedChild combined(Sayings... sayings) {
        return CombinedChild.of(Arrays.stream(sayings).map(Sayings::statement).toList(), TODAY);
    }
}
