package uk.hailsham.hub.domain.referral;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.referral.ReferralRequest.Pupil;

/**
 * All that can be told about a referral, before anybody's allow-list. What the hub does not know of the child is taken
 * from the referrer's words.
 *
 * @param recipient null at the gate, where there is none yet
 * @param child null while identity is not settled
 * @param service that is asked for, as anybody may read it
 */
record Known(UUID recipient, ReferralRequest request, String schoolName, Child child, LocalDate day, String service) {

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    Optional<LocalDate> dateOfBirth() {
        return ofChild(Child::dateOfBirth).or(() -> ofPupil(Pupil::dateOfBirth));
    }

    String family() {
        return legal().map(Name::family).or(() -> ofPupil(Pupil::family)).orElse(null);
    }

    String given() {
        return legal().map(Name::given).or(() -> ofPupil(Pupil::given)).orElse(null);
    }

    /** None for a child whom the referrer could only point at, which must not stop a safeguarding referral. */
    private Optional<Name> legal() {
        return each(Child::names).filter(name -> name.kind() == Name.Kind.LEGAL).findFirst();
    }

    String upn() {
        return ofChild(known -> known.identifiers().upn())
                .or(() -> ofChild(known -> known.identifiers().temporaryUpn()))
                .or(() -> ofPupil(Pupil::upn))
                .orElse(null);
    }

    Optional<Name> preferred() {
        return each(Child::names)
                .filter(name -> name.kind() == Name.Kind.PREFERRED)
                .findFirst();
    }

    Optional<Address> home() {
        return each(Child::addresses)
                .filter(address -> "home".equals(address.kind()))
                .filter(address -> address.to() == null || !address.to().isBefore(day))
                .findFirst();
    }

    Optional<String> postcode() {
        return home().map(Address::postcode);
    }

    /** The time at a school that goes on and began last, but never the subsidiary one beside a main registration. */
    Optional<Enrolment> enrolment() {
        return each(Child::enrolments)
                .filter(enrolment ->
                        enrolment.leaving() == null || !enrolment.leaving().isBefore(day))
                .max(Comparator.comparing((Enrolment enrolment) -> !"S".equals(enrolment.status()))
                        .thenComparing(Enrolment::entry, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    /** Ranked first, the rest after them in the order of the source. */
    List<Need> needs() {
        return each(Child::needs)
                .filter(need -> need.to() == null || !need.to().isBefore(day))
                .sorted(Comparator.comparing(Need::rank, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    Stream<Person> persons() {
        return each(Child::persons);
    }

    <T> Optional<T> ofChild(Function<Child, T> part) {
        return Optional.ofNullable(child).map(part);
    }

    private <T> Optional<T> ofPupil(Function<Pupil, T> part) {
        return Optional.ofNullable(request.pupil()).map(part);
    }

    private <T> Stream<T> each(Function<Child, List<T>> part) {
        return ofChild(part).stream().flatMap(List::stream).filter(Objects::nonNull);
    }
}
