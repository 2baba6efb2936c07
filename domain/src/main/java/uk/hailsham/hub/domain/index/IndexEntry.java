package uk.hailsham.hub.domain.index;

import java.time.LocalDate;
import java.util.List;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Sex;

/**
 * One entry of the Children's Index: identity and pointers, no case content (SI 2007/2182, Schedule 1).
 *
 * @param persons those with parental responsibility
 * @param school null when the Index knows of none
 * @param assessmentExists the fact only, never its content
 * @param shielded only name, sex, date of birth and number may be shown (regulation 6)
 * @param additionalService an unnamed sensitive service is involved; contact is brokered by the index team
 */
public record IndexEntry(
        String number,
        List<Name> names,
        LocalDate dateOfBirth,
        Sex sex,
        Address address,
        Identifiers identifiers,
        List<Person> persons,
        Enrolment school,
        String gpPractice,
        List<Involvement> services,
        String leadProfessional,
        boolean assessmentExists,
        boolean shielded,
        boolean additionalService) {
    public IndexEntry {
        names = List.copyOf(names);
        persons = List.copyOf(persons);
        services = List.copyOf(services);
    }

    /** A service that is involved, and how to reach it. */
    public record Involvement(String service, String contact) {}

    /** What the entry says, in the words in which a school says it. */
    public Child child() {
        return new Child(
                null,
                names,
                dateOfBirth,
                sex,
                null,
                identifiers,
                address == null ? List.of() : List.of(address),
                persons,
                List.of(),
                school == null ? List.of() : List.of(school),
                List.of(),
                List.of(),
                List.of(),
                Context.NONE,
                List.of());
    }
}
