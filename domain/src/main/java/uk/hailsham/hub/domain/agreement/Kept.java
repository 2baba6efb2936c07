package uk.hailsham.hub.domain.agreement;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Protection;
import uk.hailsham.hub.domain.child.SenPeriod;

/**
 * What the hub keeps of a pupil: the spine of everybody; needs, circumstances and child-protection facts only of a child
 * who has a need or is referred, and all of it only as the school's agreement allows (UK GDPR article 5(1)(c)).
 *
 * @param child what is kept
 * @param not what was read and is not kept
 */
public record Kept(Child child, Set<Group> not) {
    private static final String NO_PROVISION = "N";

    /** Of what a finding speaks, by the beginning of its field; a finding's own value would else be kept. */
    private static final Map<Group, List<String>> WORDS = Map.of(
            Group.CONTACTS,
            List.of("persons", "language"),
            Group.SEN,
            List.of("needs", "sen", "rank", "resources"),
            Group.CONTEXT,
            List.of("ethnicity", "context", "fsm", "freeSchoolMeals", "youngCarer", "serviceChild", "medical"),
            Group.PROTECTION,
            List.of("lookedAfter"));

    public Kept {
        not = Set.copyOf(not);
    }

    /**
     * @param agreement null for one who has agreed on everything
     * @param referred the child is referred already, or a need is known from elsewhere
     */
    public static Kept of(Child child, Agreement agreement, boolean referred) {
        Set<Group> left = EnumSet.noneOf(Group.class);
        boolean concerned = referred || concerns(child, agreement);
        for (Group group : Group.values()) {
            boolean everybodys = group.ordinal() <= Group.CONTACTS.ordinal();
            boolean allowed = (agreement == null || agreement.allows(group)) && (everybodys || concerned);
            if (!allowed && says(child, group)) {
                left.add(group);
            }
        }
        return new Kept(left.isEmpty() ? child : without(child, left), left);
    }

    private static boolean concerns(Child child, Agreement agreement) {
        return Set.of(Group.SEN, Group.PROTECTION).stream()
                .filter(group -> agreement == null || agreement.allows(group))
                .anyMatch(group -> group == Group.SEN
                        ? needs(child)
                        : Protection.facts(child).isPresent());
    }

    private static boolean needs(Child child) {
        return !child.needs().isEmpty()
                || !child.resources().isEmpty()
                || child.senHistory().stream().anyMatch(Kept::goesOn);
    }

    private static boolean goesOn(SenPeriod period) {
        return period.to() == null && period.provision() != null && !NO_PROVISION.equals(period.provision());
    }

    private static boolean says(Child child, Group group) {
        return switch (group) {
            case IDENTITY, ENROLMENT -> false;
            case CONTACTS ->
                !child.persons().stream().allMatch(Protection::concerns)
                        || !child.languages().isEmpty();
            case SEN -> needs(child) || !child.senHistory().isEmpty();
            case CONTEXT -> child.ethnicity() != null || !Context.NONE.equals(open(child.context()));
            case PROTECTION -> Protection.facts(child).isPresent();
        };
    }

    private static Context open(Context context) {
        return new Context(
                context.fsm(),
                null,
                context.youngCarer(),
                context.serviceChild(),
                context.medicalNote(),
                context.attendance());
    }

    private static Child without(Child c, Set<Group> left) {
        boolean sen = !left.contains(Group.SEN);
        boolean contacts = !left.contains(Group.CONTACTS);
        return new Child(
                c.source(),
                c.names(),
                c.dateOfBirth(),
                c.sex(),
                left.contains(Group.CONTEXT) ? null : c.ethnicity(),
                c.identifiers(),
                c.addresses(),
                c.persons().stream().filter(person -> stays(person, left)).toList(),
                contacts ? c.languages() : List.of(),
                c.enrolments(),
                sen ? c.senHistory() : List.of(),
                sen ? c.needs() : List.of(),
                sen ? c.resources() : List.of(),
                context(c.context(), left),
                c.findings().stream()
                        .filter(finding -> !speaksOf(finding, left))
                        .toList());
    }

    private static boolean stays(Person person, Set<Group> left) {
        return !left.contains(Protection.concerns(person) ? Group.PROTECTION : Group.CONTACTS);
    }

    private static Context context(Context context, Set<Group> left) {
        Context open = left.contains(Group.CONTEXT) ? Context.NONE : open(context);
        Boolean lookedAfter = left.contains(Group.PROTECTION) ? null : context.lookedAfter();
        return new Context(
                open.fsm(), lookedAfter, open.youngCarer(), open.serviceChild(), open.medicalNote(), open.attendance());
    }

    private static boolean speaksOf(Finding finding, Set<Group> left) {
        return left.stream()
                .flatMap(group -> WORDS.getOrDefault(group, List.of()).stream())
                .anyMatch(word -> finding.field() != null && finding.field().startsWith(word));
    }
}
