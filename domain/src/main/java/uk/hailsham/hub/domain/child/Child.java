package uk.hailsham.hub.domain.child;

import java.time.LocalDate;
import java.util.List;

/**
 * What one source says about one child, normalised: the document {@code child-1}. Absent values are null, absent lists
 * empty. {@code languages}, {@code needs} and so on keep the order of the source.
 *
 * @param sex null when the source does not say, or says something no list knows (then a finding tells)
 * @param ethnicity a code of the list {@code ethnicity}
 * @param senHistory provisions over time, oldest first, with the codes of their time (A, P, S before 2014)
 * @param findings what was not sound in the source and was left out
 */
public record Child(
        Origin source,
        List<Name> names,
        LocalDate dateOfBirth,
        Sex sex,
        String ethnicity,
        Identifiers identifiers,
        List<Address> addresses,
        List<Person> persons,
        List<Language> languages,
        List<Enrolment> enrolments,
        List<SenPeriod> senHistory,
        List<Need> needs,
        List<Resource> resources,
        Context context,
        List<Finding> findings) {

    public Child {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
        persons = List.copyOf(persons);
        languages = List.copyOf(languages);
        enrolments = List.copyOf(enrolments);
        senHistory = List.copyOf(senHistory);
        needs = List.copyOf(needs);
        resources = List.copyOf(resources);
        findings = List.copyOf(findings);
    }

    /** The same child with these needs and resources. */
    public Child needing(List<Need> others, List<Resource> given) {
        return new Child(
                source,
                names,
                dateOfBirth,
                sex,
                ethnicity,
                identifiers,
                addresses,
                persons,
                languages,
                enrolments,
                senHistory,
                others,
                given,
                context,
                findings);
    }

    /** Whether a school has said that the child has died. */
    public boolean died() {
        return enrolments.stream().anyMatch(enrolment -> Enrolment.DIED.equals(enrolment.leavingReason()));
    }

    /** The legal name, which every child that was read has. */
    public Name legalName() {
        return names.stream()
                .filter(name -> name.kind() == Name.Kind.LEGAL)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a child without a legal name was let through"));
    }
}
