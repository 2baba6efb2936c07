package uk.hailsham.hub.domain.child;

import java.util.List;
import java.util.Optional;

/**
 * Draws the line round child-protection facts: whether a child is looked after, and the social worker. They are kept
 * apart, under a key and a role of their own (Keeping Children Safe in Education: the child-protection file is separate).
 */
public final class Protection {
    private static final String SOCIAL_WORKER = "SWR";

    private Protection() {}

    /** The child without those facts. */
    public static Child open(Child child) {
        return with(
                child,
                child.persons().stream().filter(person -> !concerns(person)).toList(),
                context(child.context(), null));
    }

    /** Only those facts; empty when there are none. */
    public static Optional<Child> facts(Child child) {
        List<Person> persons =
                child.persons().stream().filter(Protection::concerns).toList();
        Boolean lookedAfter = child.context().lookedAfter();
        if (persons.isEmpty() && !Boolean.TRUE.equals(lookedAfter)) {
            return Optional.empty();
        }
        Context context = new Context(null, lookedAfter, null, null, null, null);
        return Optional.of(new Child(
                null,
                List.of(),
                null,
                null,
                null,
                Identifiers.NONE,
                List.of(),
                persons,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                context,
                List.of()));
    }

    /** Whether it is a child-protection fact that this person is in the child's life. */
    public static boolean concerns(Person person) {
        return SOCIAL_WORKER.equals(person.relationship());
    }

    private static Context context(Context c, Boolean lookedAfter) {
        return new Context(c.fsm(), lookedAfter, c.youngCarer(), c.serviceChild(), c.medicalNote(), c.attendance());
    }

    private static Child with(Child c, List<Person> persons, Context context) {
        return new Child(
                c.source(),
                c.names(),
                c.dateOfBirth(),
                c.sex(),
                c.ethnicity(),
                c.identifiers(),
                c.addresses(),
                persons,
                c.languages(),
                c.enrolments(),
                c.senHistory(),
                c.needs(),
                c.resources(),
                context,
                c.findings());
    }

    /** The child without the place it was read at, so that only what is said is compared from drop to drop. */
    public static Child withoutOrigin(Child child) {
        return at(child, null);
    }

    /** The child as read at another place. */
    public static Child at(Child c, Origin origin) {
        return new Child(
                origin,
                c.names(),
                c.dateOfBirth(),
                c.sex(),
                c.ethnicity(),
                c.identifiers(),
                c.addresses(),
                c.persons(),
                c.languages(),
                c.enrolments(),
                c.senHistory(),
                c.needs(),
                c.resources(),
                c.context(),
                c.findings());
    }
}
