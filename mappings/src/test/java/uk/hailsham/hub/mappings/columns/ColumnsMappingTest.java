package uk.hailsham.hub.mappings.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.hailsham.hub.mappings.columns.Downland.child;
import static uk.hailsham.hub.mappings.columns.Downland.read;
import static uk.hailsham.hub.mappings.columns.Downland.school;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.child.Address;
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
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.Parts;

class ColumnsMappingTest {
    private static final String WHO = "family,given,dateOfBirth,";

    @Test
    void readsTheSampleWithItsSchoolAddedToTheShippedConfiguration() {
        Downland.Drop drop = read(Downland.SCHOOL, Parts.file("docs/samples/csv/pupils.csv"));

        Address home = new Address(
                "home", List.of("Flat 2", "12 Ersham Road"), "Hailsham", "BN27 1AA", null, null, null, null);
        assertThat(drop.notes()).isEmpty();
        assertThat(drop.rows()).hasSize(2);
        assertThat(drop.child(1).findings()).isEmpty();
        assertThat(drop.child(0))
                .isEqualTo(new Child(
                        new Origin("downland", null, "pupils.csv", 1),
                        List.of(
                                new Name(Name.Kind.LEGAL, "Ward", "Amelia", "Rose"),
                                new Name(Name.Kind.PREFERRED, null, "Amy", null)),
                        LocalDate.of(2015, 2, 28),
                        Sex.F,
                        "WBRI",
                        new Identifiers("A950000178301", List.of(), null, null, null, "30417"),
                        List.of(home),
                        List.of(
                                new Person(
                                        null,
                                        "PAM",
                                        true,
                                        false,
                                        new Name(Name.Kind.LEGAL, "Ward", "Petra", null),
                                        home,
                                        List.of(new Person.Phone(null, "07700 900001")),
                                        List.of("petra@home.example")),
                                new Person(
                                        null,
                                        "DOC",
                                        false,
                                        false,
                                        new Name(Name.Kind.LEGAL, "Ferring", null, null),
                                        null,
                                        List.of(new Person.Phone(null, "01632 960399")),
                                        List.of())),
                        List.of(new Language("H", "ENG")),
                        List.of(new Enrolment(
                                "8459997",
                                "Downland Primary School",
                                "C",
                                "6",
                                "6 Beech",
                                LocalDate.of(2019, 9, 2),
                                null,
                                null)),
                        List.of(new SenPeriod("E", LocalDate.of(2025, 1, 15), null)),
                        List.of(need("SLCN", 1, "E", "2"), need("ASD", 2, "E", "2")),
                        List.of(),
                        new Context(true, false, "N", null, null, null),
                        List.of()));
    }

    @Test
    void theNameStandsInColumnsOfItsOwnOrInOne() {
        School school = school(
                School.Layout.USUAL,
                Map.of(
                        "name", List.of("Name"),
                        "family", List.of("Surname"),
                        "given", List.of("Forename"),
                        "dateOfBirth", List.of("Born")));
        String text = "Name,Surname,Forename,Born\n"
                + "\"Ward, Amelia (Amy)\",,,2015-02-28\n"
                + "Miss A Ward,Ward,Amelia,2015-02-28\n";

        Downland.Drop drop = read(school, text);

        assertThat(drop.child(0).names())
                .containsExactly(
                        new Name(Name.Kind.LEGAL, "Ward", "Amelia", null),
                        new Name(Name.Kind.PREFERRED, null, "Amy", null));
        assertThat(drop.child(1).names()).containsExactly(new Name(Name.Kind.LEGAL, "Ward", "Amelia", null));
    }

    @ParameterizedTest
    @CsvSource({"T,true", "F,false", "Y,true", "N,false", "yes,true", "No,false", "1,true", "0,false", "TRUE,true"})
    void readsFlagsInTheWaysOfficesWriteThem(String written, boolean flag) {
        assertThat(child("freeSchoolMeals", written).context().fsm()).isEqualTo(flag);
        assertThat(child("lookedAfter", written).context().lookedAfter()).isEqualTo(flag);
    }

    @Test
    void severalColumnsOfNeedsAreRankedByTheirOrder() {
        Child child = wide("need", "SLCN,,MLD");

        assertThat(child.needs())
                .extracting(Need::senType, Need::rank)
                .containsExactly(tuple("SLCN", 1), tuple("MLD", 3));
    }

    @Test
    void columnsOfRanksGoWithTheColumnsOfNeedsAndOneDateGoesWithAll() {
        School school = school(
                School.Layout.USUAL,
                Map.of(
                        "family", List.of("family"),
                        "given", List.of("given"),
                        "dateOfBirth", List.of("dateOfBirth"),
                        "need", List.of("n1", "n2"),
                        "needRank", List.of("r1", "r2"),
                        "needFrom", List.of("since")));
        String text = WHO + "n1,r1,n2,r2,since\nWard,Amelia,2015-02-28,SLCN,2,ASD,1.0,2024-09-01\n";

        assertThat(read(school, text).child(0).needs())
                .extracting(Need::senType, Need::rank, Need::from)
                .containsExactly(tuple("SLCN", 2, LocalDate.of(2024, 9, 1)), tuple("ASD", 1, LocalDate.of(2024, 9, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "SLCN; ASD#SLCN ASD",
                "SLCN, ASD#SLCN ASD",
                "SLCN|ASD|#SLCN ASD",
                "Speech, language and communication needs#SLCN",
                "Social, emotional and mental health, ASD#SEMH ASD",
                "slcn, Speech, language and communication needs#SLCN",
            })
    void oneCellCanNameSeveralNeeds(String cell, String types) {
        assertThat(child("need", "\"" + cell + "\"").needs())
                .extracting(Need::senType)
                .containsExactly(types.split(" "));
    }

    @Test
    void anUnknownNeedBesideAKnownOneIsAFinding() {
        Child child = child("need", "\"ASD, Dreaminess\"");

        assertThat(child.needs()).extracting(Need::senType).containsExactly("ASD");
        assertThat(child.findings())
                .containsExactly(new Finding("senType", "unknown-code", "a code of the list sen-type", "Dreaminess"));
    }

    @Test
    void aNeedWithoutAStatusHasNoProvisionEvenWhereTheSchoolHasNoWordsOfItsOwn() {
        School d = Downland.plain("family", "given", "dateOfBirth", "need");
        School wordless = new School(
                d.id(),
                d.name(),
                d.aliases(),
                d.laestabs(),
                d.inbox(),
                d.format(),
                d.layout(),
                d.pupilKey(),
                d.contract(),
                d.columns(),
                Map.of(),
                d.contact(),
                d.terms(),
                d.safeguarding());

        assertThat(read(wordless, WHO + "need\nWard,Amelia,2015-02-28,ASD\n")
                        .child(0)
                        .needs())
                .extracting(Need::provision)
                .containsOnlyNulls();
    }

    @Test
    void aNeedOfBeforeTwentyFourteenIsNeverRecoded() {
        assertThat(child("need", "BESD").needs()).extracting(Need::senType).containsExactly("BESD");
    }

    @ParameterizedTest
    @CsvSource({"K,K,K", "SEN Support,K,K", "School Action Plus,P,K", "S,S,", "EHC Plan (E),E,E"})
    void provisionsKeepTheirCodeInHistoryAndStandAsOfToday(String written, String then, String now) {
        Child child = child("senStatus,need", written + ",ASD");

        assertThat(child.senHistory()).containsExactly(new SenPeriod(then, null, null));
        assertThat(child.needs()).extracting(Need::provision).containsExactly(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"white - british", "WHITE - BRITISH", "WBRI", "wbri"})
    void theSchoolsOwnWordsCountInAnyCase(String written) {
        assertThat(child("ethnicity", written).ethnicity()).isEqualTo("WBRI");
    }

    @Test
    void aContactThatComesAgainWithEachNeedIsOneContact() {
        School school = Downland.plain(
                "family", "given", "dateOfBirth", "need", "contactName", "contactRelationship", "contactMobile");
        String text = WHO + "need,contactName,contactRelationship,contactMobile\n"
                + "Ward,Amelia,2015-02-28,ASD,\"Ward, Petra\",Mum,07700 900001\n"
                + "Ward,Amelia,2015-02-28,SLCN,\"Ward, Petra\",Mum,07700 900001\n"
                + "Ward,Amelia,2015-02-28,SLCN,Mrs J Lee,Grandmother,\n"
                + "Ward,Amelia,2015-02-28,SLCN,,Dad,\n";

        assertThat(read(school, text).child(0).persons())
                .containsExactly(
                        new Person(
                                null,
                                "PAM",
                                null,
                                false,
                                new Name(Name.Kind.LEGAL, "Ward", "Petra", null),
                                null,
                                List.of(new Person.Phone("M", "07700 900001")),
                                List.of()),
                        new Person(
                                null,
                                "REL",
                                null,
                                false,
                                new Name(Name.Kind.LEGAL, "Mrs J Lee", null, null),
                                null,
                                List.of(),
                                List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes", "1", "ask the head"})
    void aShieldedContactIsNeverSaidToLiveWhereTheChildDoes(String flag) {
        Person person = child(
                        "postcode,contactFamily,contactDoNotDisclose,contactLivesWithPupil",
                        "BN27 1AA,Ward," + flag + ",Yes")
                .persons()
                .get(0);

        assertThat(person.doNotDisclose()).isTrue();
        assertThat(person.address()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "upn#X98765432123B#upn#wrong-check-letter",
                "uln#9999999999#uln#wrong-check-digit",
                "nhsNumber#7778521234#nhsNumber#wrong-check-digit",
                "sex#O#sex#unknown-code",
                "ethnicity#PAKI#ethnicity#unknown-code",
                "yearGroup#Kestrels#yearGroup#unknown-code",
                "postcode#BN27#postcode#not-a-postcode",
                "uprn#abc#uprn#wrong-form",
                "entry#01/09/2020#entry#not-a-date",
                "freeSchoolMeals#perhaps#freeSchoolMeals#not-yes-or-no",
                "need,needRank#ASD,first#rank#not-a-number",
                "need,needFrom,needTo#ASD,2024-09-01,2023-09-01#needs.to#end-before-start",
                "sessionsPossible,sessionsAttended#100,101#sessionsAttended#more-than-possible",
                "contactFamily,contactEmail#Ward,petra#persons.emails#not-an-email",
            })
    void anUnsoundValueIsDroppedWithAFinding(String headings, String cells, String field, String code) {
        assertThat(child(headings, cells).findings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple(field, code));
    }

    private static Child wide(String field, String cells) {
        School school = school(
                School.Layout.USUAL,
                Map.of(
                        "family",
                        List.of("family"),
                        "given",
                        List.of("given"),
                        "dateOfBirth",
                        List.of("dateOfBirth"),
                        field,
                        List.of("c1", "c2", "c3")));
        return read(school, WHO + "c1,c2,c3\nWard,Amelia,2015-02-28," + cells + "\n")
                .child(0);
    }

    private static Need need(String type, Integer rank, String provision, String keyStage) {
        return new Need("communication-and-interaction", type, rank, provision, null, keyStage, null, null, null, null);
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }
}
