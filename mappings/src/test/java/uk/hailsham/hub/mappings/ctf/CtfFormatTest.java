package uk.hailsham.hub.mappings.ctf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.Parts;
import uk.hailsham.hub.mappings.TestCodes;

class CtfFormatTest {
    private static final School SCHOOL = new School(
            "hailsham-community-college",
            "Hailsham Community College",
            List.of(),
            List.of(
                    new School.Laestab("8454001", null, LocalDate.of(2012, 7, 31)),
                    new School.Laestab("8459991", LocalDate.of(2012, 8, 1), null)),
            null,
            "ctf",
            null,
            List.of(),
            null,
            Map.of(),
            Map.of("ethnicity", Map.of("BRIT", "WBRI")),
            null);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);
    private static final String WHO = "<Surname>Ashdown</Surname><Forename>Rowan</Forename><DOB>2013-03-09</DOB>";

    @Test
    void readsTheSample() {
        List<Row> rows = read(Parts.file("docs/samples/ctf/8459991_CTF_8459992_001.xml"));

        Address home = new Address(
                "home",
                List.of("Flat 2", "12 Ersham Road", "Hailsham South"),
                "Hailsham",
                "BN27 1AA",
                "10033400001",
                null,
                null,
                null);
        Address surgery =
                new Address("home", List.of("The Surgery", "Vicarage Lane"), null, "BN27 1BH", null, null, null, null);
        assertThat(rows).hasSize(2);
        assertThat(((Row.Sound) rows.get(0)).child())
                .isEqualTo(new Child(
                        new Origin("hailsham-community-college", null, "8459991_CTF_8459992_001.xml", 1),
                        List.of(
                                new Name(Name.Kind.LEGAL, "Ashdown", "Rowan", "James Peter"),
                                new Name(Name.Kind.PREFERRED, "Ashdown-Lee", "Ro", null),
                                new Name(Name.Kind.FORMER, "Michelham", null, null)),
                        LocalDate.of(2013, 3, 9),
                        Sex.M,
                        "WBRI",
                        new Identifiers("A950000178301", List.of("V84520241200A"), null, "9276308686", null, null),
                        List.of(home),
                        List.of(
                                new Person(
                                        1,
                                        "PAM",
                                        true,
                                        false,
                                        new Name(Name.Kind.LEGAL, "Ashdown", "Petra", null),
                                        home,
                                        List.of(new Person.Phone("M", "07700 900001")),
                                        List.of("petra@home.example")),
                                new Person(
                                        2,
                                        "DOC",
                                        false,
                                        false,
                                        new Name(Name.Kind.LEGAL, "Ferring", null, null),
                                        surgery,
                                        List.of(),
                                        List.of())),
                        List.of(new Language("H", "POL")),
                        List.of(
                                new Enrolment(
                                        "8459991",
                                        "Hailsham Community College",
                                        "C",
                                        "9",
                                        null,
                                        LocalDate.of(2024, 9, 2),
                                        null,
                                        null),
                                new Enrolment(
                                        "8459993",
                                        "Marshlands Primary",
                                        null,
                                        null,
                                        null,
                                        LocalDate.of(2017, 9, 4),
                                        LocalDate.of(2024, 7, 19),
                                        "PF")),
                        List.of(
                                new SenPeriod("K", LocalDate.of(2023, 9, 1), null),
                                new SenPeriod("E", LocalDate.of(2025, 1, 15), null)),
                        List.of(
                                need("communication-and-interaction", "SLCN", 1, "E", LocalDate.of(2023, 9, 1)),
                                need("communication-and-interaction", "ASD", 2, "E", null)),
                        List.of(),
                        new Context(true, false, null, "N", true, new Context.Attendance(120, 114)),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15.0", "17", "20.0", "25.0", "26.0"})
    void readsVersionsFifteenToTwentySixWithoutANote(String version) {
        Drop drop = drop(file(version, "<LEA>845</LEA><Estab>9991</Estab>", pupil(WHO)));

        assertThat(drop.rows).hasSize(1);
        assertThat(drop.notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"27.0", "14.0", "next"})
    void readsOtherVersionsWithANote(String version) {
        Drop drop = drop(file(version, "<LEA>845</LEA><Estab>9991</Estab>", pupil(WHO)));

        assertThat(drop.rows).hasSize(1);
        assertThat(drop.notes)
                .containsExactly(new Rejection(
                        "c.xml",
                        0,
                        "CTFversion",
                        "unknown-version",
                        Rejection.Effect.FIELD_DROPPED,
                        "a version from 15.0 to 26.x",
                        version));
    }

    @ParameterizedTest
    @CsvSource({
        "<Sex>F</Sex>, F",
        "<Gender>M</Gender>, M",
        "<Gender>M</Gender><Sex>F</Sex>, F",
        "<Gender>2</Gender>, F",
    })
    void prefersSexToGender(String elements, Sex sex) {
        assertThat(child(WHO + elements).sex()).isEqualTo(sex);
    }

    @Test
    void leavesOutAGenderThatIsNoSexInTheCensus() {
        Child child = child(WHO + "<Gender>O</Gender>");

        assertThat(child.sex()).isNull();
        assertThat(child.findings()).containsExactly(new Finding("sex", "unknown-code", "a code of the list sex", "O"));
    }

    @Test
    void takesASurnameOutsideForTheOneInUseWhenTheLegalOneIsInside() {
        assertThat(child(WHO + "<BasicDetails><LegalSurname>Michelham</LegalSurname></BasicDetails>")
                        .names())
                .containsExactly(
                        new Name(Name.Kind.LEGAL, "Michelham", "Rowan", null),
                        new Name(Name.Kind.PREFERRED, "Ashdown", null, null));
    }

    @Test
    void keepsAChildWithoutSoundIdentifiers() {
        Child child = child(WHO
                + "<UPN>R247962919251</UPN><UniqueLearnerNumber>9999999999</UniqueLearnerNumber>"
                + "<BasicDetails><FormerUPN>A95000017830</FormerUPN></BasicDetails>");

        assertThat(child.identifiers()).isEqualTo(Identifiers.NONE);
        assertThat(child.findings())
                .containsExactly(
                        new Finding("upn", "wrong-check-letter", "the check letter Q", "R247962919251"),
                        new Finding("formerUpns", "wrong-length", "13 characters", "A95000017830"),
                        new Finding("uln", "wrong-check-digit", "a sound check digit", "9999999999"));
    }

    @Test
    void tellsATemporaryUpnFromAPermanentOne() {
        assertThat(child(WHO + "<UPN>V84520241200A</UPN>").identifiers())
                .isEqualTo(new Identifiers(null, List.of(), "V84520241200A", null, null, null));
    }

    @Test
    void findsACodeThatNoListKnowsAndTakesTheSchoolsOwn() {
        assertThat(child(WHO + "<BasicDetails><Ethnicity>PAKI</Ethnicity></BasicDetails>")
                        .findings())
                .containsExactly(new Finding("ethnicity", "unknown-code", "a code of the list ethnicity", "PAKI"));
        assertThat(child(WHO + "<BasicDetails><Ethnicity>BRIT</Ethnicity></BasicDetails>")
                        .ethnicity())
                .isEqualTo("WBRI");
    }

    @Test
    void findsAClassNameWhereTheYearShouldBe() {
        Child child = child(WHO + "<BasicDetails><NCyearActual>9 Cuckmere</NCyearActual></BasicDetails>");

        assertThat(child.enrolments().get(0).yearGroup()).isNull();
        assertThat(child.findings())
                .containsExactly(new Finding("yearGroup", "unknown-code", "a code of the list nc-year", "9 Cuckmere"));
    }

    @Test
    void readsPostcodeInEitherSpellingAndNeverPassesOnAnUnsoundOne() {
        assertThat(address("<Postcode>bn271aa</Postcode>")).isEqualTo(place(List.of(), null, "BN27 1AA", null));
        assertThat(child(WHO + "<Address><PostCode>BN27</PostCode></Address>").addresses())
                .isEmpty();
    }

    @Test
    void readsANamedHouseAndBothTowns() {
        assertThat(address("<BS7666Address><PAON>Rose Cottage</PAON><Street>Mill Lane</Street><Town>Hellingly</Town>"
                        + "<PostTown>Hailsham</PostTown></BS7666Address>"))
                .isEqualTo(place(List.of("Rose Cottage", "Mill Lane", "Hellingly"), "Hailsham", null, null));
    }

    @Test
    void readsAnAddressOverseas() {
        assertThat(address("<AddressLines><AddressLine1>3 rue Haute</AddressLine1><AddressLine3>Lille</AddressLine3>"
                        + "</AddressLines><Zip>59000</Zip><Country>FRA</Country>"))
                .isEqualTo(place(List.of("3 rue Haute", "Lille", "59000"), null, null, "FRA"));
    }

    @Test
    void neverSaysThatAShieldedContactLivesWhereThePupilDoes() {
        String home = "<Address><PostCode>BN27 1AA</PostCode></Address>";
        String contact = "<Contact><Surname>Weald</Surname><AddressAsPupil>1</AddressAsPupil>%s</Contact>";

        List<Person> persons = child(WHO + home + "<Contacts>" + contact.formatted("")
                        + contact.formatted("<DoNotDisclose>true</DoNotDisclose>")
                        + contact.formatted("<AddressShielded>who knows</AddressShielded>") + "</Contacts>")
                .persons();

        assertThat(persons).extracting(Person::doNotDisclose).containsExactly(false, true, true);
        assertThat(persons)
                .extracting(Person::address)
                .containsExactly(place(List.of(), null, "BN27 1AA", null), null, null);
    }

    @Test
    void keepsDoctorAndSocialWorkerAmongThePersons() {
        List<Person> persons = child(WHO + "<Contacts>"
                        + "<Contact><Surname>Ferring</Surname><Relationship>DOC</Relationship></Contact>"
                        + "<Contact><Surname>Marsh</Surname><Relationship>SWR</Relationship></Contact></Contacts>")
                .persons();

        assertThat(persons).extracting(Person::relationship).containsExactly("DOC", "SWR");
    }

    @Test
    void keepsGapsAndTiesAmongRanks() {
        String need = "<SENneed><SENtypeRank>%s</SENtypeRank><SENtype>%s</SENtype></SENneed>";
        Child child = child(WHO + "<SENneeds>" + need.formatted(1, "SLCN") + need.formatted("1.0", "SEMH")
                + need.formatted(4, "HI") + need.formatted("first", "ASD") + need.formatted(2, "WXYZ")
                + "</SENneeds>");

        assertThat(child.needs()).extracting(Need::senType).containsExactly("SLCN", "SEMH", "HI", "ASD");
        assertThat(child.needs()).extracting(Need::rank).containsExactly(1, 1, 4, null);
        assertThat(child.findings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("rank", "not-a-number"),
                        org.assertj.core.groups.Tuple.tuple("senType", "unknown-code"));
    }

    @Test
    void neverRecodesTheOldBehaviouralType() {
        assertThat(child(WHO + "<SENneeds><SENneed><SENtype>BESD</SENtype></SENneed></SENneeds>")
                        .needs())
                .extracting(Need::senType)
                .containsExactly("BESD");
    }

    @Test
    void keepsTheHistoryWithTheCodesOfItsTimeAndDerivesTodaysProvision() {
        String sen = "<SEN><StartDate>%s</StartDate><SENprovision>%s</SENprovision></SEN>";
        Child child = child(WHO + "<SENhistory>" + sen.formatted("2013-01-01", "P") + sen.formatted("2012-01-01", "A")
                + "</SENhistory><SENneeds><SENneed><SENtype>SLCN</SENtype></SENneed></SENneeds>");

        assertThat(child.senHistory())
                .containsExactly(
                        new SenPeriod("A", LocalDate.of(2012, 1, 1), null),
                        new SenPeriod("P", LocalDate.of(2013, 1, 1), null));
        assertThat(child.needs()).extracting(Need::provision).containsExactly("K");
    }

    @Test
    void neverTurnsAStatementIntoAPlanByItself() {
        Child child = child(WHO + "<SEN><SENprovision>S</SENprovision></SEN>"
                + "<SENneeds><SENneed><SENtype>SLCN</SENtype></SENneed></SENneeds>");

        assertThat(child.senHistory()).containsExactly(new SenPeriod("S", null, null));
        assertThat(child.needs()).extracting(Need::provision).containsOnlyNulls();
        assertThat(child.findings()).extracting(Finding::code).containsExactly("old-code");
    }

    @Test
    void readsAFlatSenElementAndNeedsInsideTheHistory() {
        Child child = child(WHO + "<SENhistory><SENprovision>K</SENprovision>"
                + "<SENneeds><SENneed><SENtype>VI</SENtype></SENneed></SENneeds></SENhistory>");

        assertThat(child.needs()).containsExactly(need("sensory-and-physical", "VI", null, "K", null));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-01, '', true",
        "2025-09-01, 2026-11-19, false",
        "2025-09-01, 2026-11-20, true",
        "2026-11-21, '', false",
        "2025-09-01, 2024-09-01, false",
        "2025-09-01, soon, false",
    })
    void countsFreeSchoolMealsOnTheDayOfTheDrop(String start, String end, boolean fsm) {
        String instance = "<FSMhistory><FSMinstance><FSMstartDate>" + start + "</FSMstartDate><FSMendDate>" + end
                + "</FSMendDate></FSMinstance></FSMhistory>";

        assertThat(child(WHO + instance).context().fsm()).isEqualTo(fsm);
        assertThat(child(WHO).context().fsm()).isNull();
    }

    @Test
    void readsLookedAfterStatus() {
        assertThat(child(WHO + "<LookedAfter><InCare>true</InCare></LookedAfter>")
                        .context()
                        .lookedAfter())
                .isTrue();
    }

    @Test
    void addsTheSessionsOfTheLatestYearAndDropsImpossibleOnes() {
        String year = "<YearData><Year>%s</Year><SessionsPossible>%s</SessionsPossible>"
                + "<SessionsAttended>%s</SessionsAttended></YearData>";

        assertThat(attendance(
                        year.formatted(2026, 60, 50) + year.formatted(2025, 380, 0) + year.formatted(2026, 20, 20)))
                .isEqualTo(new Context.Attendance(80, 70));
        assertThat(attendance(year.formatted(2026, 60, 61))).isNull();
    }

    @Test
    void namesASchoolOutsideEnglandWithoutANumber() {
        Child child = child(WHO + "<SchoolHistory><School><LEA>XXX</LEA><Estab>MMMM</Estab>"
                + "<SchoolName>Ecole Haute</SchoolName></School></SchoolHistory>");

        assertThat(child.enrolments())
                .containsExactly(
                        new Enrolment("8459991", "Hailsham Community College", null, null, null, null, null, null),
                        new Enrolment(null, "Ecole Haute", null, null, null, null, null, null));
        assertThat(child.findings()).isEmpty();
    }

    @Test
    void findsAParentsAddressInThePupilsEmail() {
        Child child = child(WHO + "<Email>Petra@home.example</Email><Contacts><Contact><Surname>Ashdown</Surname>"
                + "<Email>petra@home.example</Email></Contact></Contacts>");

        assertThat(child.findings())
                .containsExactly(new Finding(
                        "email",
                        "contacts-email",
                        "the pupil's own e-mail address, not a contact's",
                        "Petra@home.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<LEA>XXX</LEA><Estab>XXXX</Estab>",
                "<LEA>845</LEA><Estab>XXXX</Estab>",
                "",
                "<LEA>845</LEA><Estab>9991</Estab>",
                "<LEA>845</LEA><Estab>4001</Estab>"
            })
    void takesAFileOfItsOwnSchoolUnderAnyOfItsNumbersOrOfNone(String source) {
        assertThat(drop(file("25.0", source, pupil(WHO))).rows).hasSize(1);
    }

    @Test
    void refusesAnotherSchoolsFile() {
        DropRefused refused = refused(file("25.0", "<LEA>845</LEA><Estab>9992</Estab>", pupil(WHO)));

        assertThat(refused.rejection().code()).isEqualTo("another-school");
        assertThat(refused.rejection().found()).isEqualTo("8459992");
    }

    @Test
    void refusesAnotherSchoolsFileEvenIfItsHeaderComesLast() {
        String header = "<Header><SourceSchool><LEA>845</LEA><Estab>9992</Estab></SourceSchool></Header>";

        assertThat(refused("<CTfile><CTFpupilData>" + pupil(WHO) + "</CTFpupilData>" + header + "</CTfile>")
                        .rejection()
                        .code())
                .isEqualTo("another-school");
    }

    @Test
    void readsAnAdmissionTransferFileLikewiseAndMindsNoNamespace() {
        String atf = "<a:ATfile xmlns:a='urn:atf'><a:Header><a:ATFversion>25.0</a:ATFversion></a:Header>"
                + "<a:ATFpupilData>" + pupil(WHO).replace("<", "<a:").replace("<a:/", "</a:")
                + "</a:ATFpupilData></a:ATfile>";

        Drop drop = drop(atf);

        assertThat(drop.rows).hasSize(1).allMatch(row -> row instanceof Row.Sound);
        assertThat(drop.notes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<Forename>Rowan</Forename><DOB>2013-03-09</DOB>, family, missing",
        "<Surname>Ashdown</Surname><DOB>2013-03-09</DOB>, given, missing",
        "<Surname>Ashdown</Surname><Forename>Rowan</Forename>, dateOfBirth, missing",
        "<Surname>A</Surname><Forename>R</Forename><DOB>2013-02-30</DOB>, dateOfBirth, not-a-date",
        "<Surname>A</Surname><Forename>R</Forename><DOB>2031-02-03</DOB>, dateOfBirth, implausible-date",
    })
    void rejectsOnlyThePupilWithoutNameOrDateOfBirth(String elements, String field, String code) {
        List<Row> rows = read(Parts.of("c.xml", file("25.0", "", pupil(elements) + pupil(WHO))));

        Rejection rejection = ((Row.Unsound) rows.get(0)).rejections().get(0);
        assertThat(rejection)
                .extracting(Rejection::row, Rejection::field, Rejection::code, Rejection::effect)
                .containsExactly(1, field, code, Rejection.Effect.ROW_REJECTED);
        assertThat(rows.get(1)).isInstanceOf(Row.Sound.class);
        assertThat(rows.get(1).records()).containsExactly(new Row.At("c.xml", 2));
    }

    @Test
    void countsPupilsAnewInEachFileOfADrop() {
        DropContent drop = new DropContent(List.of(
                Parts.of("a.xml", file("25.0", "", pupil(WHO) + pupil(WHO))),
                Parts.of("b.xml", file("25.0", "", pupil(WHO)))));

        assertThat(drain(drop).rows.stream().map(row -> row.records().get(0)))
                .containsExactly(new Row.At("a.xml", 1), new Row.At("a.xml", 2), new Row.At("b.xml", 1));
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        String xml = file("25.0", "", "<Odd><Deep>1</Deep></Odd>" + pupil(WHO + "<Shoe>5</Shoe>"))
                .replace("</CTfile>", "<SuppInfo><SuppID>x</SuppID></SuppInfo></CTfile>");

        assertThat(drop(xml).rows).hasSize(1);
    }

    @Test
    void rejectsOnlyThePupilThatIsTooLarge() {
        String many = pupil(WHO + "<Phones>" + "<Phone/>".repeat(1_000_000) + "</Phones>");
        String longText = pupil(WHO + "<Email>" + "word ".repeat(1_000_000) + "</Email>");

        List<Row> rows = read(Parts.of("c.xml", file("25.0", "", many + longText + pupil(WHO))));

        assertThat(rows.subList(0, 2))
                .allSatisfy(row -> assertThat(((Row.Unsound) row).rejections())
                        .extracting(Rejection::code)
                        .containsExactly("too-large"));
        assertThat(rows.get(2)).isInstanceOf(Row.Sound.class);
    }

    @Test
    void refusesAFileOfMorePupilsThanACountyHas() {
        assertThat(refused(file("25.0", "", "<Pupil/>".repeat(500_001)))
                        .rejection()
                        .code())
                .isEqualTo("too-large");
    }

    @Test
    void refusesAFileCutOffAnywhere() {
        byte[] whole =
                file("25.0", "<LEA>845</LEA><Estab>9991</Estab>", pupil(WHO)).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            DropContent.Part part = Parts.of("c.xml", Arrays.copyOf(whole, length));
            DropRefused refused = catchThrowableOfType(DropRefused.class, () -> read(part));
            assertThat(refused.rejection().code()).isEqualTo("malformed-xml");
            assertThat(refused.getMessage()).doesNotContain("Ashdown").contains("line");
        }
    }

    @Test
    void neverEndsInAnythingButRowsOrARefusalWhateverTheBytes() {
        byte[] whole =
                file("25.0", "<LEA>845</LEA><Estab>9991</Estab>", pupil(WHO)).getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] hurt = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                hurt[random.nextInt(hurt.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(Parts.of("c.xml", hurt))).hasSizeLessThanOrEqualTo(1);
            } catch (DropRefused e) {
                assertThat(e.rejection().effect()).isEqualTo(Rejection.Effect.FILE_REFUSED);
            }
        }
    }

    @Test
    void refusesADocumentTypeAndAnythingThatIsNoCtf() {
        assertThat(refused("<!DOCTYPE CTfile><CTfile/>").rejection().code()).isEqualTo("doctype");
        assertThat(refused("<html/>").rejection().code()).isEqualTo("not-a-ctf");
        assertThat(refused("\0\0").rejection().code()).isEqualTo("malformed-xml");
    }

    private static Need need(String area, String type, Integer rank, String provision, LocalDate from) {
        return new Need(area, type, rank, provision, null, null, from, null, null, null);
    }

    private static Address place(List<String> lines, String town, String postcode, String country) {
        return new Address("home", lines, town, postcode, null, country, null, null);
    }

    private static Address address(String elements) {
        return child(WHO + "<Address>" + elements + "</Address>").addresses().get(0);
    }

    private static Context.Attendance attendance(String years) {
        return child(WHO + "<Attendance>" + years + "</Attendance>").context().attendance();
    }

    private static Child child(String elements) {
        List<Row> rows = read(Parts.of("c.xml", file("25.0", "<LEA>845</LEA><Estab>9991</Estab>", pupil(elements))));
        return ((Row.Sound) rows.get(0)).child();
    }

    private static String pupil(String elements) {
        return "<Pupil>" + elements + "</Pupil>";
    }

    private static String file(String version, String source, String pupils) {
        return "<?xml version='1.0' encoding='UTF-8'?>\n<CTfile><Header><CTFversion>" + version
                + "</CTFversion><DateTime>2026-11-20T18:30:00</DateTime><SourceSchool>" + source
                + "</SourceSchool></Header>\n<CTFpupilData>" + pupils + "</CTFpupilData></CTfile>";
    }

    private static DropRefused refused(String xml) {
        return catchThrowableOfType(DropRefused.class, () -> drop(xml));
    }

    private static List<Row> read(DropContent.Part part) {
        return drain(new DropContent(List.of(part))).rows;
    }

    private static Drop drop(String xml) {
        return drain(new DropContent(List.of(Parts.of("c.xml", xml))));
    }

    private static Drop drain(DropContent content) {
        List<Row> rows = new ArrayList<>();
        try (Rows read = new CtfFormat(CLOCK).read(content, SCHOOL, TestCodes.ALL)) {
            read.forEachRemaining(rows::add);
            return new Drop(rows, read.notes());
        }
    }

    private record Drop(List<Row> rows, List<Rejection> notes) {}
}
