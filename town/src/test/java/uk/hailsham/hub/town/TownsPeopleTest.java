package uk.hailsham.hub.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TownsPeopleTest {
    private static final TownPlan PLAN = new TownPlan(6_000, 8_200, 40, 11, LocalDate.of(2026, 11, 23));
    private static final Pattern POSTCODE = Pattern.compile("[A-PR-UWYZ][A-HK-Y][0-9]{1,2} [0-9][ABD-HJLNP-UW-Z]{2}");

    @TempDir
    private static Path folder;

    private LaidOut town;

    @BeforeAll
    void generate() throws IOException {
        town = LaidOut.of(PLAN, folder.resolve("town"));
    }

    @Test
    void everyUpnOfTheIndexHasItsCheckLetterAndStandsOnce() throws IOException {
        List<String> upns = cells(13);
        assertThat(upns).hasSizeGreaterThan(5_800).doesNotHaveDuplicates().allMatch(LaidOut::sound);
    }

    @Test
    void everyNhsNumberHasItsCheckDigitAndStandsOnce() throws IOException {
        assertThat(cells(14))
                .hasSizeGreaterThan(6_000)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.startsWith("99") && checkDigitFits(number));
    }

    @Test
    void fewPupilsHaveNoUpnATemporaryOneOrOneWithAWrongLetter() throws Exception {
        List<String> upns = Stream.concat(
                        town.pupils().stream().map(pupil -> LaidOut.text(pupil, "UPN")),
                        town.report().stream().map(row -> row.get("UPN")).distinct())
                .toList();
        assertThat(upns.stream().filter(String::isEmpty).count()).isBetween(60L, 170L);
        assertThat(upns.stream().filter(upn -> !upn.isEmpty() && !LaidOut.sound(upn)))
                .hasSizeBetween(8, 60);
        assertThat(upns.stream().filter(upn -> upn.matches(".*[A-Z]"))).hasSizeBetween(8, 60);
        assertThat(town.pupils().stream().map(pupil -> LaidOut.text(pupil, "FormerUPN")))
                .filteredOn(upn -> !upn.isEmpty())
                .hasSizeGreaterThan(10)
                .allMatch(LaidOut::sound);
    }

    @Test
    void everyPostcodeOfTheIndexIsOne() throws IOException {
        assertThat(cells(11))
                .hasSize(8_200)
                .allMatch(code -> POSTCODE.matcher(code).matches());
        assertThat(cells(11).stream().filter(code -> code.startsWith("BN27")).count())
                .isGreaterThan(6_500);
    }

    @Test
    void someEntriesAreShieldedAndSomeHaveAServiceThatIsNotNamed() throws IOException {
        assertThat(town.entries().stream().filter(row -> row.get(23).equals("Y")))
                .hasSizeBetween(6, 120);
        assertThat(town.entries().stream().filter(row -> row.get(24).equals("Y")))
                .hasSizeBetween(30, 130);
        assertThat(town.entries()).allMatch(row -> row.size() == 25);
    }

    @Test
    void aPrimaryHasSevenYearGroupsAndTheCollegeMostlyTheOlderOnes() throws Exception {
        Set<String> primary = town.report().stream()
                .map(row -> row.get("Year group in this academic year"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(primary)
                .contains("Reception", "Year 1", "Year 2", "Year 3", "Year 4", "Year 5", "Year 6")
                .doesNotContain("Year 7");
        Map<Boolean, Long> older = town.pupils().stream()
                .map(pupil -> LaidOut.text(pupil, "NCyearActual"))
                .collect(Collectors.partitioningBy(year -> year.matches("(7|8|9|10|11)"), Collectors.counting()));
        assertThat(older.get(true)).isGreaterThan(older.get(false) * 8);
        assertThat(older.get(false)).isGreaterThan(20);
    }

    @Test
    void nearlyAFifthHaveNeedsMostOfThemAtSenSupport() throws Exception {
        List<Element> pupils = town.pupils();
        List<Element> withNeeds = pupils.stream()
                .filter(pupil -> pupil.getElementsByTagName("SENneed").getLength() > 0)
                .toList();
        assertThat(100 * withNeeds.size() / pupils.size()).isBetween(14, 22);
        assertThat(withNeeds.stream()
                        .filter(pupil -> pupil.getElementsByTagName("SENneed").getLength() > 1))
                .hasSizeGreaterThan(50);
        assertThat(pupils.stream().map(pupil -> last(pupil, "SENprovision")).filter(word -> !word.isEmpty()))
                .hasSize(withNeeds.size())
                .allMatch(word -> word.matches("[KE]"));
    }

    private static String last(Element pupil, String name) {
        int count = pupil.getElementsByTagName(name).getLength();
        return count == 0
                ? ""
                : pupil.getElementsByTagName(name).item(count - 1).getTextContent();
    }

    @Test
    void aboutOneInAHundredHasWhatRealFilesGetWrong() throws Exception {
        List<Element> pupils = town.pupils();
        assertThat(pupils.stream().map(pupil -> LaidOut.text(pupil, "Ethnicity")))
                .contains("PAKI");
        assertThat(pupils.stream().map(pupil -> LaidOut.text(pupil, "Gender"))).contains("O");
        assertThat(pupils.stream().map(pupil -> LaidOut.text(pupil, "DOB"))).contains("");
        assertThat(pupils.stream().map(pupil -> LaidOut.text(pupil, "NCyearActual")))
                .anyMatch(year -> year.endsWith("XYZ"));
        long unlike = pupils.stream().filter(TownsPeopleTest::odd).count();
        assertThat(1000 * unlike / pupils.size()).isBetween(6L, 20L);
    }

    private static boolean odd(Element pupil) {
        return LaidOut.text(pupil, "Ethnicity").equals("PAKI")
                || LaidOut.text(pupil, "Gender").equals("O")
                || LaidOut.text(pupil, "DOB").isEmpty()
                || LaidOut.text(pupil, "DOB").endsWith("-02-31")
                || LaidOut.text(pupil, "NCyearActual").endsWith("XYZ")
                || !LaidOut.text(pupil, "Postcode").isEmpty()
                || !LaidOut.text(pupil, "LegalSurname").isEmpty();
    }

    @Test
    void bothAddressFormsDoctorsAndSocialWorkersStandInTheTransferFile() throws Exception {
        assertThat(town.pupils())
                .anyMatch(pupil -> has(pupil, "BS7666Address"))
                .anyMatch(pupil -> has(pupil, "AddressLines"));
        List<String> relationships = town.pupils().stream()
                .flatMap(pupil -> Stream.iterate(
                                0,
                                i -> i
                                        < pupil.getElementsByTagName("Relationship")
                                                .getLength(),
                                i -> i + 1)
                        .map(i -> pupil.getElementsByTagName("Relationship")
                                .item(i)
                                .getTextContent()))
                .distinct()
                .toList();
        assertThat(relationships).containsExactlyInAnyOrder("PAM", "PAF", "DOC", "SWR");
    }

    private static boolean has(Element pupil, String name) {
        return pupil.getElementsByTagName(name).getLength() > 0;
    }

    @Test
    void requestsAreAsManyAsPlannedAndOneInTenHasATrouble() throws IOException {
        List<Map<String, String>> requests = town.requests();
        assertThat(requests).hasSize(40);
        assertThat(requests.stream().map(row -> row.get("reference"))).doesNotHaveDuplicates();
        assertThat(requests.stream().filter(TownsPeopleTest::troubled)).hasSize(4);
        assertThat(requests).allMatch(row -> row.get("referrer_email").endsWith(".example") && row.size() == 26);
        assertThat(requests.stream().map(row -> row.get("safeguarding"))).contains("yes", "no");
    }

    private static boolean troubled(Map<String, String> row) {
        return row.get("family").equals("Nobody")
                || row.get("lawful_basis").isEmpty()
                || row.get("agreement_given").equals("no")
                || row.get("index_checked").equals("no");
    }

    private List<String> cells(int column) throws IOException {
        return town.entries().stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** Weights 10 to 2, eleven less the remainder of eleven. */
    private static boolean checkDigitFits(String number) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (number.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11 == number.charAt(9) - '0';
    }
}
