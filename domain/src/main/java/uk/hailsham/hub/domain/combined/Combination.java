package uk.hailsham.hub.domain.combined;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Identifiers.NhsNumber;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Resource;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.identifier.Upn;

/** The fields of one child under their rules, which {@link Rules} lists. */
final class Combination {
    private final Field<Name> legal;
    private final Field<Name> preferred;
    private final List<Field<Name>> former;
    private final Field<LocalDate> born;
    private final Field<Sex> sex;
    private final Field<String> ethnicity;
    private final Upns upns;
    private final Field<String> uln;
    private final Field<NhsNumber> nhsNumber;
    private final Field<String> localId;
    private final Field<List<Address>> addresses;
    private final Field<List<Person>> persons;
    private final Field<List<Language>> languages;
    private final Field<String> yearGroup;
    private final List<Field<Enrolment>> enrolments;
    private final List<Field<SenPeriod>> senHistory;
    private final List<Field<List<Need>>> needs;
    private final List<Field<Resource>> resources;
    private final Circumstances circumstances;
    private final Sources sources;

    Combination(Sources sources) {
        this.sources = sources;
        legal = Rules.LEGAL_NAME.among(sources);
        preferred = Rules.PREFERRED_NAME.among(sources);
        former = sources.all("names.former", Rules::formerNames);
        born = Rules.DATE_OF_BIRTH.among(sources);
        sex = Rules.SEX.among(sources);
        ethnicity = Rules.ETHNICITY.among(sources);
        upns = Upns.of(sources);
        uln = Rules.ULN.among(sources);
        nhsNumber = Rules.NHS_NUMBER.among(sources);
        localId = Rules.LOCAL_ID.among(sources);
        addresses = Rules.ADDRESSES.among(sources);
        persons = Contacts.guarded(Rules.PERSONS.among(sources), sources);
        languages = Rules.LANGUAGES.among(sources);
        yearGroup = Rules.YEAR_GROUP.among(sources);
        enrolments = Enrolments.of(sources);
        senHistory = sources.all("senHistory", Child::senHistory);
        needs = new Needs(sources).fields();
        resources = sources.all("resources", Child::resources);
        circumstances = Circumstances.of(sources);
    }

    CombinedChild whole() {
        return new CombinedChild(child(), upns.unknown(), fields());
    }

    private List<Field<?>> fields() {
        return CombinedChild.present(Stream.of(
                        Stream.of(legal, preferred),
                        former.stream(),
                        Stream.of(born, sex, ethnicity, upns.chosen()),
                        upns.former().stream(),
                        Stream.of(uln, nhsNumber, localId, addresses, persons),
                        Stream.of(languages, yearGroup),
                        enrolments.stream(),
                        senHistory.stream(),
                        needs.stream(),
                        resources.stream(),
                        circumstances.fields())
                .flatMap(Function.identity()));
    }

    private Child child() {
        return new Child(
                sources.inOrder().get(0).says().source(),
                Stream.concat(
                                Stream.of(value(legal), value(preferred)),
                                former.stream().map(Field::value))
                        .filter(Objects::nonNull)
                        .toList(),
                value(born),
                value(sex),
                value(ethnicity),
                identifiers(),
                listed(addresses),
                listed(persons),
                listed(languages),
                enrolments.stream().map(Field::value).toList(),
                Sources.values(senHistory, SenPeriod::from),
                needs.stream().flatMap(field -> field.value().stream()).toList(),
                resources.stream().map(Field::value).toList(),
                circumstances.context(),
                List.of());
    }

    private Identifiers identifiers() {
        String upn = value(upns.chosen());
        boolean temporary = upn != null && Upn.isTemporary(upn);
        return new Identifiers(
                temporary ? null : upn,
                upns.former().stream().map(Field::value).toList(),
                temporary ? upn : null,
                value(uln),
                value(nhsNumber),
                value(localId));
    }

    static <T> T value(Field<T> field) {
        return field == null ? null : field.value();
    }

    private static <T> List<T> listed(Field<List<T>> field) {
        List<T> value = value(field);
        return value == null ? List.of() : value;
    }
}
