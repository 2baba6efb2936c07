package uk.hailsham.hub.reconcile.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What columns hold is told from headings first, then from values that leave no doubt. */
class RecognitionTest {
    private static Map<String, String> recognised(List<String> headings, Map<String, String> samples) {
        List<List<String>> columns = headings.stream()
                .map(heading -> samples.containsKey(heading)
                        ? Collections.nCopies(20, samples.get(heading))
                        : List.<String>of())
                .toList();
        Recognised recognised = Recognition.of(headings, columns, ColumnWishes.NONE);
        return recognised.used().stream()
                .collect(Collectors.toMap(
                        ColumnUse::name,
                        use -> use.heading().kind()
                                + (use.heading().subject().isEmpty()
                                        ? ""
                                        : "/" + use.heading().subject())
                                + (use.heading().other() ? " other" : "")));
    }

    @Test
    void readsHeadingsOfManySystems() {
        assertThat(recognised(
                        List.of("id", "first_name", "Surname", "dateOfBirth", "POSTCODE", "UPN", "formerUpn", "Gender"),
                        Map.of("dateOfBirth", "2011-01-01")))
                .isEqualTo(Map.of(
                        "first_name", "GIVEN_NAME",
                        "Surname", "FAMILY_NAME",
                        "dateOfBirth", "BIRTH_DATE",
                        "POSTCODE", "POSTCODE",
                        "UPN", "IDENTIFIER/upn",
                        "formerUpn", "IDENTIFIER/upn other",
                        "Gender", "SEX"));
    }

    @Test
    void knowsFormerAndPreferredNamesAndBirthPlaces() {
        assertThat(recognised(
                        List.of(
                                "id",
                                "forename",
                                "preferred forename",
                                "surname",
                                "maiden name",
                                "former surname",
                                "birth_place",
                                "Known as"),
                        Map.of()))
                .containsEntry("preferred forename", "GIVEN_NAME other")
                .containsEntry("former surname", "FAMILY_NAME other")
                .containsEntry("birth_place", "PLACE/birth");
    }

    @Test
    void knowsDatesInThreeColumns() {
        assertThat(recognised(List.of("id", "fname_c1", "lname_c1", "by", "bm", "bd"), Map.of("by", "1971")))
                .isEqualTo(Map.of(
                        "fname_c1", "GIVEN_NAME",
                        "lname_c1", "FAMILY_NAME",
                        "by", "BIRTH_YEAR",
                        "bm", "BIRTH_MONTH",
                        "bd", "BIRTH_DAY"));
    }

    @Test
    void aWholeNameBesideItsPartsCountsOnce() {
        Recognised recognised = Recognition.of(
                List.of("id", "full_name", "first_and_surname", "first_name", "surname"),
                List.of(List.of(), List.of(), List.of(), List.of(), List.of()),
                ColumnWishes.NONE);
        assertThat(recognised.used()).extracting(ColumnUse::name).containsExactly("first_name", "surname");
        assertThat(recognised.unused().keySet()).containsExactlyInAnyOrder("full_name", "first_and_surname");
    }

    @Test
    void anAgeTellsAYearOfBirthWhereNothingBetterDoes() {
        assertThat(recognised(List.of("id", "surname", "age"), Map.of("age", "41")))
                .containsEntry("age", "BIRTH_YEAR/age");
        assertThat(recognised(List.of("id", "age", "birth_year"), Map.of("age", "41", "birth_year", "1979")))
                .isEqualTo(Map.of("birth_year", "BIRTH_YEAR"));
    }

    @Test
    void anUnknownColumnIsListedAndUnused() {
        Recognised recognised = Recognition.of(
                List.of("id", "surname", "cluster"),
                List.of(
                        List.of(),
                        List.of("a"),
                        IntStream.range(0, 50).mapToObj(String::valueOf).toList()),
                ColumnWishes.NONE);
        assertThat(recognised.unused()).isEqualTo(Map.of("cluster", "not recognised"));
    }

    @Test
    void anIdentifierWithoutCheckDigitIsNeverToldFromValues() {
        assertThat(recognised(List.of("id", "x", "y"), Map.of("x", "7364009", "y", "Y845900019001")))
                .isEqualTo(Map.of("y", "IDENTIFIER/upn"));
    }

    @Test
    void whatIsToldAndIgnoredGoesBeforeHeadings() {
        Recognised recognised = Recognition.of(
                List.of("key", "n1", "surname", "sex"),
                List.of(List.of(), List.of(), List.of(), List.of()),
                new ColumnWishes(
                        Optional.of("key"), Set.of("sex"), Map.of("n1", new Heading(Kind.GIVEN_NAME, "", false))));
        assertThat(recognised.used())
                .extracting(use -> use.heading().kind())
                .containsExactly(Kind.GIVEN_NAME, Kind.FAMILY_NAME);
        assertThat(recognised.unused()).isEqualTo(Map.of("sex", "to be ignored"));
    }

    @Test
    void aHeadingThatItsValuesBelieIsNotBelieved() {
        assertThat(recognised(List.of("id", "dob", "email"), Map.of("dob", "north", "email", "none")))
                .isEmpty();
    }
}
