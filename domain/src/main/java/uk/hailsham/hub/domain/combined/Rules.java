package uk.hailsham.hub.domain.combined;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers.NhsNumber;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Sex;

/** Who decides which field; UPN, needs and what is all kept have rules of their own. */
final class Rules {
    static final Rule<Name> LEGAL_NAME = Rule.best("names.legal", child -> named(child, Name.Kind.LEGAL));
    static final Rule<LocalDate> DATE_OF_BIRTH = Rule.best("dateOfBirth", Child::dateOfBirth);
    static final Rule<Sex> SEX = Rule.best("sex", Child::sex);
    static final Rule<String> ETHNICITY = Rule.best("ethnicity", Child::ethnicity);
    static final Rule<List<Language>> LANGUAGES = Rule.best("languages", Child::languages);
    static final Rule<String> ULN =
            Rule.best("identifiers.uln", child -> child.identifiers().uln());
    static final Rule<NhsNumber> NHS_NUMBER = Rule.sound(
            "identifiers.nhsNumber",
            number -> !"unsound".equals(number.status()),
            child -> child.identifiers().nhsNumber());

    static final Rule<Name> PREFERRED_NAME = Rule.main("names.preferred", child -> named(child, Name.Kind.PREFERRED));
    static final Rule<List<Address>> ADDRESSES = Rule.main("addresses", Child::addresses);
    static final Rule<List<Person>> PERSONS = Rule.main("persons", Child::persons);

    static final Rule<String> LOCAL_ID =
            Rule.schools("identifiers.localId", child -> child.identifiers().localId());
    static final Rule<String> YEAR_GROUP = Rule.schools(
            "yearGroup",
            child -> child.enrolments().stream()
                    .findFirst()
                    .map(Enrolment::yearGroup)
                    .orElse(null));
    static final Rule<Boolean> FSM = circumstance("fsm", Context::fsm);
    static final Rule<String> YOUNG_CARER = circumstance("youngCarer", Context::youngCarer);
    static final Rule<String> SERVICE_CHILD = circumstance("serviceChild", Context::serviceChild);
    static final Rule<Boolean> MEDICAL_NOTE = circumstance("medicalNote", Context::medicalNote);
    static final Rule<Context.Attendance> ATTENDANCE = circumstance("attendance", Context::attendance);

    private Rules() {}

    private static <T> Rule<T> circumstance(String name, Function<Context, T> part) {
        return Rule.schools("context." + name, child -> part.apply(child.context()));
    }

    private static Name named(Child child, Name.Kind kind) {
        return child.names().stream()
                .filter(name -> name.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    static List<Name> formerNames(Child child) {
        return child.names().stream()
                .filter(name -> name.kind() == Name.Kind.FORMER)
                .toList();
    }
}
