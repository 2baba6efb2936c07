package uk.hailsham.hub.mappings.ctf;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.WHO;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.address;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.child;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.place;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Sex;

class CtfMappingTest {
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
}
