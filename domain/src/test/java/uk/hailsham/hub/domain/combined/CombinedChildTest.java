package uk.hailsham.hub.domain.combined;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.hailsham.hub.domain.combined.Sayings.AUTUMN;
import static uk.hailsham.hub.domain.combined.Sayings.SPRING;
import static uk.hailsham.hub.domain.combined.Sayings.SUMMER;
import static uk.hailsham.hub.domain.combined.Sayings.combined;
import static uk.hailsham.hub.domain.combined.Sayings.person;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Protection;
import uk.hailsham.hub.domain.child.SenPeriod;

/** Which of several sources is believed in which field, and that what loses is kept. */
class CombinedChildTest {
    private static final LocalDate SEPTEMBER_2018 = LocalDate.of(2018, 9, 3);
    private static final LocalDate SEPTEMBER_2026 = LocalDate.of(2026, 9, 3);
    private static final LocalDate JANUARY_2024 = LocalDate.of(2024, 1, 8);

    // Right by their check letters; allocated in 2018 and 2021, by two schools.
    private static final String FIRST = "X845212818005";
    private static final String SECOND = "W845999121002";
    private static final String TEMPORARY = "V84520241200A";

    @Test
    void oneSourceIsBelievedInEverything() {
        Child said = primary()
                .at("1 High Street")
                .need("SLCN", 3, JANUARY_2024, null)
                .contact(person("PAM", "Ruth", false, "01632 960001"))
                .child();

        CombinedChild combined =
                CombinedChild.of(List.of(new Statement("white-house", said, SPRING, null, List.of())), Sayings.TODAY);

        assertThat(combined.child()).isEqualTo(Protection.open(said));
        assertThat(combined.fields())
                .allSatisfy(field -> assertThat(field.otherwise()).isEmpty());
    }

    @Test
    void addressContactsAndUsedNameAreThoseOfTheMainRegistration() {
        CombinedChild combined = combined(
                main().at("1 High Street").named(used("Milly")).contact(person("PAM", "Ruth", false, "01632 960001")),
                subsidiary()
                        .at("9 Mill Road")
                        .named(used("Amy"))
                        .contact(person("PAF", "Paul", false, "01632 960002")));

        assertThat(combined.child().addresses()).extracting(Address::lines).containsExactly(List.of("1 High Street"));
        assertThat(combined.child().persons()).extracting(Person::relationship).containsExactly("PAM");
        assertThat(combined.child().names()).contains(used("Milly")).doesNotContain(used("Amy"));
        assertThat(field(combined, "addresses").from())
                .isEqualTo(new Provenance("hailsham-community-college", AUTUMN, null));
        assertThat(field(combined, "addresses").otherwise())
                .extracting(lost -> lost.from().source())
                .containsExactly("grovelands");
        assertThat(field(combined, "persons").otherwise()).hasSize(1);
    }

    @Test
    void subsidiaryIsBelievedWhereTheMainSchoolSaysNothing() {
        CombinedChild combined = combined(main(), subsidiary().at("9 Mill Road"));

        assertThat(combined.child().addresses()).extracting(Address::lines).containsExactly(List.of("9 Mill Road"));
    }

    @Test
    void ofTwoMainSchoolsTheOneThatTookTheChildLastIsBelieved() {
        CombinedChild combined = combined(
                primary().at("1 High Street"),
                Sayings.of("grovelands")
                        .enrolled("C", "7", SEPTEMBER_2026, null)
                        .at("9 Mill Road"));

        assertThat(combined.child().addresses()).extracting(Address::lines).containsExactly(List.of("9 Mill Road"));
        assertThat(field(combined, "yearGroup").value()).isEqualTo("7");
    }

    @Test
    void aSchoolThatExpectsTheChildIsNotYetItsMainSchool() {
        CombinedChild combined = combined(
                primary().at("1 High Street"),
                Sayings.of("grovelands")
                        .enrolled("C", "7", LocalDate.of(2027, 9, 2), null)
                        .at("9 Mill Road"));

        assertThat(combined.child().addresses()).extracting(Address::lines).containsExactly(List.of("1 High Street"));
    }

    @Test
    void aSchoolTheChildHasLeftIsNotAskedWhereItLivesAndIsKept() {
        CombinedChild combined =
                combined(primary().until(SUMMER).at("1 High Street").contact(person("PAM", "Ruth", false, "1")));

        assertThat(combined.child().addresses()).isEmpty();
        assertThat(combined.child().persons()).isEmpty();
        assertThat(field(combined, "addresses"))
                .extracting(Field::value, Field::from)
                .containsOnlyNulls();
        assertThat(field(combined, "addresses").otherwise())
                .extracting(Field.Otherwise::from)
                .containsExactly(new Provenance("white-house", SPRING, SUMMER));
    }

    @Test
    void theIndexFillsAGapAndOverridesNoSchool() {
        Sayings index = Sayings.of("index").at("3 Index Lane").enrolled(null, null, SEPTEMBER_2026, null);

        assertThat(combined(main().at("1 High Street"), index).child().addresses())
                .extracting(Address::lines)
                .containsExactly(List.of("1 High Street"));
        assertThat(combined(main(), index).child().addresses()).hasSize(1);
        assertThat(combined(main(), index).child().enrolments())
                .extracting(Enrolment::schoolName)
                .containsExactly("hailsham-community-college");
        assertThat(combined(index).child().enrolments()).hasSize(1);
    }

    @Test
    void aRollThatHoldsTheChildNoMoreHasEndedItsTimeThere() {
        CombinedChild combined = combined(primary().until(SUMMER), main());

        assertThat(combined.child().enrolments())
                .extracting(Enrolment::schoolName, Enrolment::leaving)
                .containsExactly(
                        tuple("hailsham-community-college", null), tuple("white-house", LocalDate.of(2026, 7, 20)));
    }

    @Test
    void theFirstAllocatedUpnIsKeptAndTheOtherIsAFormerOne() {
        CombinedChild combined =
                combined(main().upn(SECOND), primary().until(SUMMER).upn(FIRST));

        assertThat(combined.child().identifiers().upn()).isEqualTo(FIRST);
        assertThat(combined.child().identifiers().formerUpns()).containsExactly(SECOND);
        assertThat(field(combined, "identifiers.upn").from().source()).isEqualTo("white-house");
        assertThat(field(combined, "identifiers.upn").otherwise())
                .extracting(lost -> (Object) lost.value())
                .containsExactly(SECOND);
        assertThat(combined.upnUnknown()).isNull();
    }

    @Test
    void aPermanentUpnIsKeptBeforeATemporaryOne() {
        CombinedChild combined =
                combined(main().temporaryUpn(TEMPORARY), subsidiary().upn(SECOND));

        assertThat(combined.child().identifiers().upn()).isEqualTo(SECOND);
        assertThat(combined.child().identifiers().temporaryUpn()).isNull();
        assertThat(combined.child().identifiers().formerUpns()).containsExactly(TEMPORARY);
    }

    @Test
    void aUpnThatItsOnlySchoolCallsFormerDoesNotComeBack() {
        CombinedChild combined = combined(main().upn(SECOND, FIRST));

        assertThat(combined.child().identifiers().upn()).isEqualTo(SECOND);
        assertThat(combined.child().identifiers().formerUpns()).containsExactly(FIRST);
    }

    @Test
    void noUpnIsReliedUponWhenTheSourcesDisagreeWhoTheChildIs() {
        CombinedChild combined =
                combined(main().upn(SECOND), subsidiary().upn(FIRST).born(LocalDate.of(2015, 2, 8)));

        assertThat(combined.upnUnknown()).isEqualTo("UN5");
        assertThat(combined.child().identifiers().upn()).isNull();
        assertThat(combined.child().identifiers().formerUpns()).isEmpty();
        assertThat(field(combined, "identifiers.upn").otherwise())
                .extracting(lost -> (Object) lost.value())
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void aUpnTheOtherSourceKnowsAsFormerIsNoDisagreement() {
        CombinedChild combined =
                combined(main().upn(SECOND, FIRST), subsidiary().upn(FIRST).born(LocalDate.of(2015, 2, 8)));

        assertThat(combined.upnUnknown()).isNull();
        assertThat(combined.child().identifiers().upn()).isEqualTo(FIRST);
    }

    @Test
    void aSoundNhsNumberIsBelievedBeforeAnUnsoundOne() {
        CombinedChild combined =
                combined(main().nhsNumber("3478526985", "unsound"), subsidiary().nhsNumber("9449305552", "sound"));

        assertThat(combined.child().identifiers().nhsNumber().value()).isEqualTo("9449305552");
        assertThat(field(combined, "identifiers.nhsNumber").otherwise()).hasSize(1);
    }

    @Test
    void needsOfTheOldSchoolCarryOverWithTheDatesOfTheirEvidence() {
        CombinedChild combined = combined(
                main(),
                primary().until(SUMMER).need("SLCN", 2, JANUARY_2024, null).need("ASD", 1, SEPTEMBER_2018, null));

        assertThat(combined.child().needs())
                .extracting(Need::senType, Need::rank, Need::from)
                .containsExactly(tuple("ASD", 1, SEPTEMBER_2018), tuple("SLCN", 2, JANUARY_2024));
        assertThat(field(combined, "needs.SLCN").from()).isEqualTo(new Provenance("white-house", SPRING, SUMMER));
    }

    @Test
    void theLatestEvidenceOfANeedIsBelievedAndRanksAreNumberedAnew() {
        CombinedChild combined = combined(
                main().need("MLD", 1, SEPTEMBER_2018, null).need("SLCN", 3, JANUARY_2024, null),
                primary().until(SUMMER).need("MLD", 2, JANUARY_2024, null).need("ASD", 1, SEPTEMBER_2018, null));

        assertThat(combined.child().needs())
                .extracting(Need::senType, Need::rank, Need::from)
                .containsExactly(
                        tuple("MLD", 1, JANUARY_2024), tuple("SLCN", 2, JANUARY_2024), tuple("ASD", 3, SEPTEMBER_2018));
        assertThat(field(combined, "needs.MLD").otherwise())
                .extracting(lost -> lost.from().source())
                .containsExactly("hailsham-community-college");
    }

    @Test
    void aNeedWithoutADateIsAsOldAsTheSourcesWordForIt() {
        CombinedChild combined = combined(
                main().since(AUTUMN).need("MLD", 1, null, null),
                primary().until(SUMMER).need("MLD", 2, JANUARY_2024, null));

        assertThat(field(combined, "needs.MLD").from().source()).isEqualTo("hailsham-community-college");
    }

    @Test
    void aNeedThatHasEndedSinceIsOverAndHasNoRank() {
        CombinedChild combined = combined(
                main().need("SLCN", 1, SEPTEMBER_2018, SEPTEMBER_2026).need("ASD", 2, JANUARY_2024, null),
                primary().until(SUMMER).need("SLCN", 1, JANUARY_2024, null));

        assertThat(combined.child().needs())
                .extracting(Need::senType, Need::rank, Need::to)
                .containsExactly(tuple("SLCN", null, SEPTEMBER_2026), tuple("ASD", 1, null));
    }

    @Test
    void provisionsOfTheirTimeAreAllKeptOldestFirst() {
        SenPeriod action = new SenPeriod("A", LocalDate.of(2012, 9, 3), LocalDate.of(2014, 8, 31));
        SenPeriod support = new SenPeriod("K", SEPTEMBER_2018, null);
        SenPeriod plan = new SenPeriod("E", SEPTEMBER_2026, null);

        CombinedChild combined =
                combined(main().history(plan, support), primary().history(action, support));

        assertThat(combined.child().senHistory()).containsExactly(action, support, plan);
    }

    @Test
    void whoMustNotBeToldOfAtOneSchoolIsNotToldOfAtAll() {
        CombinedChild combined = combined(
                main().contact(person("PAM", "Ruth", false, "01632 960001"))
                        .contact(person("PAF", "Paul", false, "01632 960002")),
                primary().until(SUMMER).contact(person("PAF", "Pawel", true, "01632 960009")));

        assertThat(combined.child().persons())
                .extracting(Person::relationship, Person::doNotDisclose)
                .containsExactly(tuple("PAM", false), tuple("PAF", true));
    }

    @Test
    void aSharedPhoneIsEnoughToHideSomebody() {
        CombinedChild combined = combined(
                main().contact(person("CAR", "Kim", false, "01632 960009")),
                subsidiary().contact(person("PAF", "Pawel", true, "01632960009")));

        assertThat(combined.child().persons()).extracting(Person::doNotDisclose).containsExactly(true);
    }

    @Test
    void childProtectionFactsStayInTheirCompartment() {
        CombinedChild combined = combined(
                main().context(new Context(true, true, null, null, null, null)),
                subsidiary().contact(person("SWR", "Sam", false, "01632 960003")));

        assertThat(combined.child().context()).isEqualTo(new Context(true, null, null, null, null, null));
        assertThat(combined.child().persons()).isEmpty();
        assertThat(combined.fields().toString()).doesNotContain("SWR");
    }

    @Test
    void sinceWhenIsThatOfTheFieldAndNotOfTheLastDrop() {
        CombinedChild combined = combined(primary()
                .since(AUTUMN)
                .at("1 High Street")
                .need("SLCN", 1, null, null)
                .before(primary().since(SUMMER).until(AUTUMN).at("1 High Street"))
                .before(primary().since(SPRING).until(SUMMER).at("4 Old Lane")));

        assertThat(field(combined, "addresses").from().since()).isEqualTo(SUMMER);
        assertThat(field(combined, "names.legal").from().since()).isEqualTo(SPRING);
        assertThat(field(combined, "needs.SLCN").from().since()).isEqualTo(AUTUMN);
    }

    @Test
    void silenceBetweenTwoStatementsBreaksSinceWhen() {
        CombinedChild combined =
                combined(primary().since(AUTUMN).before(primary().since(SPRING).until(SUMMER)));

        assertThat(field(combined, "names.legal").from().since()).isEqualTo(AUTUMN);
    }

    @Test
    void theOrderInWhichSourcesAreAskedDoesNotMatter() {
        Sayings a = main().upn(SECOND).at("1 High Street").need("MLD", 1, JANUARY_2024, null);
        Sayings b = subsidiary().upn(FIRST).at("9 Mill Road").need("MLD", 2, JANUARY_2024, null);
        Sayings c = primary().until(SUMMER).at("4 Old Lane").need("ASD", 1, null, null);

        assertThat(combined(c, b, a)).isEqualTo(combined(a, b, c)).isEqualTo(combined(b, a, c));
    }

    private static Sayings main() {
        return Sayings.of("hailsham-community-college").enrolled("M", "7", SEPTEMBER_2026, null);
    }

    private static Sayings subsidiary() {
        return Sayings.of("grovelands").enrolled("S", "7", LocalDate.of(2026, 10, 5), null);
    }

    private static Sayings primary() {
        return Sayings.of("white-house").since(SPRING).enrolled("C", "6", SEPTEMBER_2018, null);
    }

    private static Name used(String given) {
        return new Name(Name.Kind.PREFERRED, null, given, null);
    }

    private static Field<?> field(CombinedChild combined, String name) {
        return combined.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
