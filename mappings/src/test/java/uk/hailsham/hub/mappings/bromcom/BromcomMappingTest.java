package uk.hailsham.hub.mappings.bromcom;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.hailsham.hub.mappings.bromcom.Learners.child;

import java.time.LocalDate;
import java.util.List;
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
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.mappings.Parts;

class BromcomMappingTest {
    private static final String COMMUNICATION = "communication-and-interaction";

    @Test
    void readsTheSample() {
        List<Row> rows = Learners.read(Parts.file("docs/samples/bromcom/learners.json"));

        Address home = new Address("home", List.of("12 Ersham Road"), "Hailsham", "BN27 1AA", null, null, null, null);
        assertThat(rows).hasSize(2).allMatch(row -> row instanceof Row.Sound);
        assertThat(((Row.Sound) rows.get(0)).child())
                .isEqualTo(new Child(
                        new Origin("grovelands", null, "learners.json", 1),
                        List.of(
                                new Name(Name.Kind.LEGAL, "Ward", "Amelia", null),
                                new Name(Name.Kind.PREFERRED, "Ward-Lee", null, null)),
                        LocalDate.of(2015, 2, 28),
                        Sex.F,
                        "WBRI",
                        new Identifiers("A950000178301", List.of(), null, null, null, "10417"),
                        List.of(home),
                        List.of(new Person(
                                1,
                                "PAM",
                                true,
                                false,
                                new Name(Name.Kind.LEGAL, "Ward", "Petra", null),
                                home,
                                List.of(new Person.Phone("M", "07700 900001")),
                                List.of("petra@home.example"))),
                        List.of(new Language("H", "ENG")),
                        List.of(new Enrolment(
                                "8459995",
                                "Grovelands Community Primary School",
                                "C",
                                "6",
                                "6 Beech",
                                LocalDate.of(2019, 9, 2),
                                null,
                                null)),
                        List.of(
                                new SenPeriod("K", LocalDate.of(2023, 9, 1), LocalDate.of(2025, 1, 14)),
                                new SenPeriod("E", LocalDate.of(2025, 1, 15), null)),
                        List.of(need("SLCN", 1, "E", "2", LocalDate.of(2023, 9, 1)), need("ASD", 2, "E", "2", null)),
                        List.of(),
                        new Context(true, false, null, null, null, null),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "28/02/2015,2015-02-28",
        "2015-02-28,2015-02-28",
        "2015-02-28T00:00:00,2015-02-28",
        "2015-06-16T23:00:00Z,2015-06-17",
        "2015-02-28T00:00:00.000+00:00,2015-02-28"
    })
    void datesAreBritishOrIsoAndThoseWithAZoneAreOfTheDayInEngland(String written, LocalDate day) {
        assertThat(enrolment("\"AdmissionDate\":\"" + written + "\"").entry()).isEqualTo(day);
    }

    @Test
    void theYearIsACohortAndNeverTheYearOfTheNationalCurriculum() {
        assertThat(enrolment("\"Year\":\"5\"").yearGroup()).isNull();
        assertThat(enrolment("\"Year\":\"5\",\"NCYear\":\"4\"").yearGroup()).isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource({"5,5", "\"05\",5", "\"Year 5\",5", "\"Reception\",R", "\"R\",R", "\"N2\",N2", "\"12\",12"})
    void readsTheNcYearAsNumberOrText(String written, String year) {
        assertThat(enrolment("\"NCYear\":" + written).yearGroup()).isEqualTo(year);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EnrolementStatus", "EnrolmentStatus", "ENROLMENTSTATUS"})
    void readsTheEnrolmentStatusInTheVendorsSpellingToo(String key) {
        assertThat(enrolment("\"" + key + "\":\"M\"").status()).isEqualTo("M");
    }

    @Test
    void keysAreReadInAnyCaseAndTheFirstThatSaysSomethingCounts() {
        Child child = child("\"upn\":\"\",\"Upn\":\"A950000178301\",\"UPN\":\"H243278544154\"");

        assertThat(child.identifiers().upn()).isEqualTo("A950000178301");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ProvisionTypeCode\":\"K\",\"StartDate\":\"01/09/2024\"}",
                "[{\"ProvisionTypeCode\":\"K\",\"StartDate\":\"2024-09-01T00:00:00\"}]",
                "[null,{\"provisiontypecode\":{\"Code\":\"K\"},\"StartDate\":[\"01/09/2024\"]}]"
            })
    void readsOneProvisionOrAListOfThem(String provisions) {
        assertThat(child("\"SENProvisionDetails\":" + provisions).senHistory())
                .containsExactly(new SenPeriod("K", LocalDate.of(2024, 9, 1), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"SENNeeds\":[{\"NeedTypeCode\":\"SLCN\",\"Rank\":\"1.0\"},{\"Type\":\"ASD\",\"Rank\":2}]",
                "\"SENProvisionDetails\":{\"SENNeeds\":[{\"Code\":\"SLCN\",\"Rank\":1},{\"Code\":\"ASD\",\"Rank\":2}]}",
                "\"SENNeeds\":[{\"SENType\":\"Speech, language and communication needs\",\"Rank\":1},"
                        + "{\"SENType\":\"asd\",\"Rank\":2},{\"SENType\":\"ASD\",\"Rank\":2}]"
            })
    void readsRankedNeedsBesideTheProvisionsOrWithinThem(String members) {
        assertThat(child(members).needs())
                .containsExactly(need("SLCN", 1, null, null, null), need("ASD", 2, null, null, null));
    }

    @Test
    void readsNeedsThatAreOnlyCodes() {
        assertThat(child("\"SENTypes\":[\"SLCN\",\"ASD\"]").needs())
                .containsExactly(need("SLCN", null, null, null, null), need("ASD", null, null, null, null));
        assertThat(child("\"SENNeeds\":\"SLCN\"").needs()).containsExactly(need("SLCN", null, null, null, null));
    }

    @Test
    void keepsProvisionsOfTheirTimeAndSaysWhatStandsToday() {
        Child child = child("\"SENNeeds\":[\"SLCN\"],\"SENProvisionDetails\":["
                + "{\"ProvisionTypeCode\":\"P\",\"StartDate\":\"01/09/2013\"},"
                + "{\"ProvisionTypeCode\":\"A\",\"StartDate\":\"01/09/2012\",\"EndDate\":\"31/08/2011\"}]");

        assertThat(child.senHistory())
                .containsExactly(
                        new SenPeriod("A", LocalDate.of(2012, 9, 1), null),
                        new SenPeriod("P", LocalDate.of(2013, 9, 1), null));
        assertThat(child.needs()).containsExactly(need("SLCN", null, "K", null, null));
        assertThat(child.findings())
                .containsExactly(
                        new Finding("senHistory.to", "end-before-start", "a day not before the start", "31/08/2011"));
    }

    @Test
    void readsOneContactOrManyUnderEitherKeyAndTheSameOnlyOnce() {
        String petra = "{\"Surname\":\"Ward\",\"Forename\":\"Petra\",\"Relationship\":\"Mum\",\"Priority\":\"1\"}";
        String doctor = "{\"Surname\":\"Ferring\",\"Relationship\":\"DOC\",\"Priority\":2}";

        Child child = child("\"Contacts\":" + petra + ",\"ContactDetails\":[" + doctor + "," + petra + "]");

        assertThat(child.persons()).extracting(Person::relationship).containsExactly("DOC", "PAM");
        assertThat(child.persons()).extracting(Person::order).containsExactly(2, 1);
    }

    @Test
    void aContactWithoutANameIsLeftOutWithAFinding() {
        Child child = child("\"Contacts\":[{\"Priority\":1,\"Email\":\"a@b.example\"}]");

        assertThat(child.persons()).isEmpty();
        assertThat(child.findings()).containsExactly(new Finding("persons", "missing", "a contact's name", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "\"Yes\"", "\"perhaps\""})
    void aShieldedContactIsNeverSaidToLiveWhereTheChildDoes(String flag) {
        Person person = child("\"AddressDetails\":{\"Street\":\"Ersham Road\"},\"Contacts\":[{\"Surname\":\"Ward\","
                        + "\"LivesWithLearner\":true,\"DoNotDisclose\":" + flag + "}]")
                .persons()
                .get(0);

        assertThat(person.doNotDisclose()).isTrue();
        assertThat(person.address()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"HouseNumber\":12,\"Street\":\"High Street\",\"Town\":\"Hailsham\",\"Postcode\":\"bn271aa\"}",
                "[{\"AddressLine1\":\"12 High Street\",\"AddressLine2\":null,\"Town\":\"Hailsham\",\"PostCode\":\"BN27 1AA\"}]",
            })
    void readsAnAddressByPartsOrByLines(String address) {
        assertThat(child("\"AddressDetails\":" + address).addresses())
                .containsExactly(
                        new Address("home", List.of("12 High Street"), "Hailsham", "BN27 1AA", null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"FSM\":true;true",
                "\"FSM\":\"N\";false",
                "\"FreeSchoolMeals\":1;true",
                "\"FSMDetails\":{\"StartDate\":\"01/09/2025\"};true",
                "\"FSMDetails\":[{\"StartDate\":\"01/09/2020\",\"EndDate\":\"31/08/2021\"}];false",
                "\"FSMDetails\":[{\"StartDate\":\"01/09/2025\",\"EndDate\":\"31/08/2021\"}];false",
                "\"LookedAfter\":true;",
            })
    void freeSchoolMealsAreAFlagOrTimes(String members, Boolean fsm) {
        assertThat(child(members).context().fsm()).isEqualTo(fsm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"LookedAfter\":true", "\"InCare\":\"Y\"", "\"LookedAfter\":{\"InCare\":\"T\"}"})
    void readsThatAChildIsLookedAfter(String members) {
        assertThat(child(members).context().lookedAfter()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"Ethnicity\":\"PAKI\";ethnicity;unknown-code",
                "\"Gender\":\"O\";sex;unknown-code",
                "\"NCYear\":\"5 Oak\";yearGroup;unknown-code",
                "\"UPN\":\"X98765432123B\";upn;wrong-check-letter",
                "\"UPN\":\"A95000017830\";upn;wrong-length",
                "\"ULN\":9999999999;uln;wrong-check-digit",
                "\"RegGroup\":\"\\u00005A\";registrationGroup;control-character",
                "\"RegGroup\":\"\\ud8005A\";registrationGroup;control-character",
                "\"AddressDetails\":{\"Street\":\"x\",\"PostCode\":\"HAILSHAM\"};postcode;not-a-postcode",
                "\"SENNeeds\":[{\"Code\":\"SLCN\",\"Rank\":0}];rank;not-a-rank",
            })
    void anUnsoundValueIsDroppedWithAFinding(String members, String field, String code) {
        assertThat(child(members).findings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code));
    }

    @Test
    void aFormerSurnameAndFormerUpnsAreKept() {
        Child child = child("\"FormerSurname\":\"Lee\",\"FormerUPN\":[\"V84520241200A\"],\"UPN\":\"A950000178301\"");

        assertThat(child.names()).contains(new Name(Name.Kind.FORMER, "Lee", null, null));
        assertThat(child.identifiers().formerUpns()).containsExactly("V84520241200A");
    }

    private static Enrolment enrolment(String members) {
        return child(members).enrolments().get(0);
    }

    private static Need need(String type, Integer rank, String provision, String keyStage, LocalDate from) {
        return new Need(COMMUNICATION, type, rank, provision, null, keyStage, from, null, null, null);
    }
}
