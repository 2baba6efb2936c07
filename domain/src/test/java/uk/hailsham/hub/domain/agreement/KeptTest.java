package uk.hailsham.hub.domain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.child.Sex;

class KeptTest {
    private static final Need SPEECH = new Need(null, "SLCN", 1, "K", null, null, null, null, null, null);
    private static final SenPeriod NO_PROVISION = new SenPeriod("N", LocalDate.of(2024, 9, 1), null);
    private static final Person MOTHER = person("PAM");
    private static final Person SOCIAL_WORKER = person("SWR");
    private static final Context CONTEXT = new Context(true, null, "P", null, true, null);
    private static final Finding LANGUAGE = new Finding("languages", "unknown-code", "a code", "Martian");
    private static final Finding ETHNICITY = new Finding("ethnicity", "unknown-code", "a code", "Purple");

    private static Person person(String relationship) {
        Name name = new Name(Name.Kind.LEGAL, "Ward", "Anna", null);
        return new Person(1, relationship, true, false, name, null, List.of(), List.of());
    }

    private static Child child(
            String ethnicity, List<Person> persons, List<Need> needs, Context context, List<Finding> findings) {
        return new Child(
                new Origin("white-house", null, "a.csv", 1),
                List.of(new Name(Name.Kind.LEGAL, "Ward", "Amelia", null)),
                LocalDate.of(2015, 2, 28),
                Sex.F,
                ethnicity,
                new Identifiers("X845212818005", List.of(), null, null, null, "1"),
                List.of(),
                persons,
                List.of(new Language("H", "POL")),
                List.of(new Enrolment("8459992", null, "C", "4", null, null, null, null)),
                needs.isEmpty() ? List.of() : List.of(NO_PROVISION),
                needs,
                List.of(),
                context,
                findings);
    }

    private static Agreement on(String... fields) {
        LocalDate from = LocalDate.of(2026, 9, 1);
        return new Agreement(
                "ISA-1", List.of("x"), "p", "public-task", List.of(fields), from, from.plusYears(1), from.plusYears(1));
    }

    private static final Agreement ALL = on("identity", "enrolment", "contacts", "sen", "context", "protection");

    @Test
    void ofAPupilWithoutANeedTheSpineAndTheContactsAreKept() {
        Child pupil = child("WBRI", List.of(MOTHER), List.of(), CONTEXT, List.of(LANGUAGE, ETHNICITY));

        assertThat(Kept.of(pupil, ALL, false))
                .isEqualTo(new Kept(
                        child(null, List.of(MOTHER), List.of(), Context.NONE, List.of(LANGUAGE)),
                        Set.of(Group.CONTEXT)));
    }

    @Test
    void ofAChildWithANeedEverythingAgreedIsKept() {
        Child inNeed = child("WBRI", List.of(MOTHER), List.of(SPEECH), CONTEXT, List.of(ETHNICITY));

        assertThat(Kept.of(inNeed, ALL, false)).isEqualTo(new Kept(inNeed, Set.of()));
    }

    @Test
    void ofAChildWhoIsReferredEverythingAgreedIsKept() {
        Child pupil = child("WBRI", List.of(MOTHER), List.of(), CONTEXT, List.of());

        assertThat(Kept.of(pupil, ALL, true)).isEqualTo(new Kept(pupil, Set.of()));
        assertThat(Kept.of(pupil, on("identity", "contacts"), true))
                .isEqualTo(new Kept(
                        child(null, List.of(MOTHER), List.of(), Context.NONE, List.of()), Set.of(Group.CONTEXT)));
    }

    @Test
    void whatIsNotAgreedIsKeptOfNobody() {
        Child inNeed = child("WBRI", List.of(MOTHER, SOCIAL_WORKER), List.of(SPEECH), CONTEXT, List.of());
        Kept kept = Kept.of(inNeed, on("identity"), false);

        assertThat(kept.not()).containsExactlyInAnyOrder(Group.CONTACTS, Group.SEN, Group.CONTEXT, Group.PROTECTION);
        assertThat(kept.child().persons()).isEmpty();
        assertThat(kept.child().languages()).isEmpty();
        assertThat(kept.child().senHistory()).isEmpty();
        assertThat(kept.child().needs()).isEmpty();
        assertThat(kept.child().names()).isEqualTo(inNeed.names());
        assertThat(kept.child().enrolments()).isEqualTo(inNeed.enrolments());
    }

    @Test
    void aChildWhomSocialCareKnowsIsConcerned() {
        Context lookedAfter = new Context(true, true, null, null, null, null);
        Child child = child("WBRI", List.of(MOTHER), List.of(), lookedAfter, List.of());

        assertThat(Kept.of(child, ALL, false)).isEqualTo(new Kept(child, Set.of()));
        assertThat(Kept.of(child, on("contacts", "context"), false).child())
                .as("without an agreement on it the fact is neither kept nor a reason to keep")
                .isEqualTo(child(null, List.of(MOTHER), List.of(), Context.NONE, List.of()));
    }

    @Test
    void whatWasKeptIsKeptWholeAgain() {
        Child kept = Kept.of(child("WBRI", List.of(MOTHER), List.of(), CONTEXT, List.of()), ALL, false)
                .child();

        assertThat(Kept.of(kept, ALL, false)).isEqualTo(new Kept(kept, Set.of()));
    }
}
