package uk.hailsham.hub.domain.referral;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Resource;
import uk.hailsham.hub.domain.referral.ReferralRequest.Agreement;
import uk.hailsham.hub.domain.referral.ReferralRequest.IndexCheck;
import uk.hailsham.hub.domain.referral.ReferralRequest.Referrer;

/** Disclosable fields that are put together from several parts; null where nothing is known. */
final class Texts {
    /** The doctor and the social worker are contacts too, and no parents. */
    private static final Set<String> PROFESSIONALS = Set.of("DOC", "SWR", "TCH", "HTC");

    private static final Set<String> HOME_LANGUAGE_TYPES = Set.of("H", "F", "M");

    private static final Map<String, String> RELATIONSHIPS = Map.of(
            "PAM", "mother",
            "PAF", "father",
            "STM", "stepmother",
            "STF", "stepfather",
            "FOM", "foster mother",
            "FOF", "foster father",
            "CAR", "carer",
            "REL", "relative",
            "FAM", "family member");

    private Texts() {}

    static String preferred(Known known) {
        return known.preferred().map(Texts::fullName).orElse(null);
    }

    static String homeLanguage(Known known) {
        List<Language> languages = known.ofChild(Child::languages).orElse(List.of());
        return languages.stream()
                .filter(language -> HOME_LANGUAGE_TYPES.contains(Objects.requireNonNullElse(language.type(), "H")))
                .sorted((left, right) -> Boolean.compare("H".equals(right.type()), "H".equals(left.type())))
                .map(Language::code)
                .findFirst()
                .orElse(null);
    }

    static String address(Known known) {
        return known.home().map(Texts::oneLine).orElse(null);
    }

    static String primaryNeed(Known known) {
        return known.needs().stream().map(Need::senType).findFirst().orElse(null);
    }

    static String needs(Known known) {
        return list(known.needs().stream()
                .map(need -> words(
                        need.senType(),
                        need.level(),
                        need.keyStage() == null ? null : "key stage " + need.keyStage())));
    }

    static String provision(Known known) {
        return known.needs().stream()
                .map(Need::provision)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static String resources(Known known) {
        List<Resource> resources = known.ofChild(Child::resources).orElse(List.of());
        return list(resources.stream()
                .filter(resource -> resource.to() == null || !resource.to().isBefore(known.day()))
                .map(resource -> words(
                        resource.provision(),
                        resource.hoursPerWeek() == null
                                ? null
                                : resource.hoursPerWeek().toPlainString() + " hours a week")));
    }

    /**
     * Persons with parental responsibility, in the order of ringing; never one whose whereabouts must not be told, and no
     * address of anybody.
     */
    static String parents(Known known) {
        return list(known.persons()
                .filter(person -> Boolean.TRUE.equals(person.parentalResponsibility()))
                .filter(person -> !person.doNotDisclose())
                .filter(person -> !PROFESSIONALS.contains(person.relationship()))
                .sorted((left, right) -> Integer.compare(order(left), order(right)))
                .map(Texts::parent));
    }

    static String agreement(Known known) {
        Agreement agreement = known.request().agreement();
        if (agreement == null) {
            return "not sought";
        }
        if (!agreement.sought()) {
            return "not sought" + exception(agreement) + reason(agreement);
        }
        String given = agreement.given() == null ? "sought, no answer yet" : agreement.given() ? "given" : "not given";
        return given
                + (agreement.by() == null ? "" : " by " + agreement.by())
                + (agreement.standing() == null ? "" : " (" + agreement.standing() + ")")
                + (agreement.on() == null ? "" : " on " + agreement.on())
                + exception(agreement)
                + reason(agreement);
    }

    private static String exception(Agreement agreement) {
        return agreement.exception() == null ? "" : ", exception " + agreement.exception();
    }

    private static String reason(Agreement agreement) {
        return agreement.reason() == null ? "" : ": " + agreement.reason();
    }

    static String indexChecked(Known known) {
        IndexCheck check = known.request().indexCheck();
        if (check == null || !check.done()) {
            return "no";
        }
        return check.at() == null ? "yes" : "yes, " + check.at();
    }

    static String referrer(Known known, Function<Referrer, String> part) {
        Referrer referrer = known.request().referrer();
        return referrer == null ? null : part.apply(referrer);
    }

    private static String parent(Person person) {
        String phones = person.phones().stream().map(Person.Phone::number).collect(Collectors.joining(", "));
        String relationship = RELATIONSHIPS.get(Objects.requireNonNullElse(person.relationship(), ""));
        String name = person.name() == null ? null : fullName(person.name());
        return words(name, relationship == null ? null : "(" + relationship + ")", phones.isEmpty() ? null : phones);
    }

    private static int order(Person person) {
        return person.order() == null ? Integer.MAX_VALUE : person.order();
    }

    private static String fullName(Name name) {
        return words(name.given(), name.family());
    }

    private static String oneLine(Address address) {
        return Stream.concat(
                        address.lines().stream(),
                        Stream.of(address.town(), address.postcode(), address.country())
                                .filter(Objects::nonNull))
                .collect(Collectors.joining(", "));
    }

    private static String words(String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private static String list(Stream<String> items) {
        return items.filter(item -> !item.isBlank()).collect(Collectors.joining("; "));
    }
}
