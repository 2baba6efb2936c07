package uk.hailsham.hub.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TownTest {
    private static final TownPlan PLAN = new TownPlan(3_000, 4_200, 40, 7, LocalDate.of(2026, 11, 23));

    @TempDir
    private static Path folder;

    private LaidOut town;

    @BeforeAll
    void generate() throws IOException {
        town = LaidOut.of(PLAN, folder.resolve("town"));
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        Map<String, ByteBuffer> again =
                LaidOut.of(PLAN, folder.resolve("again")).bytes();
        assertThat(again).isEqualTo(town.bytes());
        Map<String, ByteBuffer> other = LaidOut.of(
                        new TownPlan(3_000, 4_200, 40, 8, PLAN.today()), folder.resolve("other"))
                .bytes();
        assertThat(other.keySet()).isEqualTo(again.keySet());
        other.forEach((file, bytes) -> assertThat(bytes).as(file).isNotEqualTo(again.get(file)));
    }

    @Test
    void layoutIsOneFolderEachForSchoolsIndexAndReferrals() throws IOException {
        assertThat(town.bytes().keySet())
                .containsExactlyInAnyOrder(
                        "truth.csv",
                        "index/index-000001.csv",
                        "schools/white-house/pupils-2026-11-23.csv",
                        "schools/hailsham-community-college/8459991_CTF_845LLLL_001.xml",
                        "schools/marshlands/census-2026-11-23/2026_autumn_pupilonroll.csv",
                        "schools/marshlands/census-2026-11-23/2026_autumn_senneeds.csv",
                        "schools/hawkes-farm/students-2026-11-23/students-page-1.json",
                        "schools/hawkes-farm/students-2026-11-23/students-page-2.json",
                        "schools/grovelands/learners-2026-11-23.json",
                        "referrals/white-house/referrals-2026-11-23.csv",
                        "referrals/marshlands/referrals-2026-11-23.csv",
                        "referrals/hawkes-farm/referrals-2026-11-23.csv",
                        "referrals/grovelands/referrals-2026-11-23.csv",
                        "referrals/hailsham-community-college/referrals-2026-11-23.csv");
    }

    @Test
    void everyLineOfARollHasExactlyOneTruthAgainstTheIndex() throws Exception {
        List<String> told = town.truth().stream()
                .filter(row -> !LaidOut.twoRolls(row))
                .map(row -> row.get(0))
                .toList();
        Set<String> rolls = new HashSet<>();
        town.pupils().forEach(element -> rolls.add(id("hailsham-community-college", element)));
        town.report().forEach(row -> rolls.add(id("white-house", row)));
        assertThat(told).hasSize(PLAN.pupils()).doesNotHaveDuplicates();
        assertThat(told).containsAll(rolls);
        assertThat(told.stream().filter(id -> id.startsWith("white-house:") || id.startsWith("hailsham-")))
                .as("of these two the files are read back")
                .allMatch(rolls::contains);
    }

    @Test
    void everyIndexNumberOfTheTruthIsAnEntryAndNoneIsToldOfTwoChildren() throws IOException {
        Set<String> numbers = town.entries().stream().map(row -> row.get(1)).collect(Collectors.toSet());
        Map<String, Set<String>> children = new HashMap<>();
        for (List<String> row : town.truth()) {
            if (!LaidOut.twoRolls(row) && !row.get(1).isEmpty()) {
                assertThat(numbers).contains(row.get(1));
                children.computeIfAbsent(row.get(1), number -> new HashSet<>()).add(row.get(0));
            }
        }
        Set<Set<String>> onTwoRolls = town.truth().stream()
                .filter(LaidOut::twoRolls)
                .map(row -> Set.of(row.get(0), row.get(1)))
                .collect(Collectors.toSet());
        assertThat(onTwoRolls).hasSizeGreaterThan(5);
        assertThat(children.values().stream().filter(each -> each.size() > 1).collect(Collectors.toSet()))
                .isEqualTo(onTwoRolls);
    }

    @Test
    void someAreUnknownToTheIndexAndAThirdOfThemAreTwinsOfChildrenItKnows() throws IOException {
        Map<String, Long> kinds =
                town.truth().stream().collect(Collectors.groupingBy(row -> row.get(2), Collectors.counting()));
        assertThat(kinds.keySet())
                .containsExactlyInAnyOrderElementsOf(Set.of(
                        "clean",
                        "typo",
                        "changed-surname",
                        "mover",
                        "twin",
                        "twin-absent",
                        "absent",
                        "no-upn",
                        "preferred-name",
                        "former-upn",
                        "day-month-swapped",
                        "january-first",
                        "unsound-upn",
                        "temporary-upn",
                        "double-barrelled",
                        "middle-name",
                        "swapped-names",
                        "dual-registered",
                        "two-schools"));
        long unknown = town.truth().stream().filter(row -> row.get(1).isEmpty()).count();
        assertThat(unknown).isEqualTo(kinds.get("absent") + kinds.get("twin-absent"));
        assertThat(1000 * unknown / PLAN.pupils()).isBetween(30L, 55L);
        assertThat(100 * kinds.get("twin-absent") / unknown).isBetween(22L, 45L);
        assertThat(kinds.get("twin")).isGreaterThanOrEqualTo(kinds.get("twin-absent"));
    }

    @Test
    void anIndexTooSmallForThePupilsLeavesTheOthersUnknown() throws IOException {
        LaidOut small = LaidOut.of(new TownPlan(300, 100, 5, 3, PLAN.today()), folder.resolve("small"));
        assertThat(small.entries()).hasSize(100);
        assertThat(small.truth().stream()
                        .filter(row -> !row.get(1).isEmpty() && !row.get(2).equals("two-schools")))
                .extracting(row -> row.get(1))
                .hasSizeGreaterThanOrEqualTo(100);
        assertThat(small.truth().stream().filter(row -> !LaidOut.twoRolls(row))).hasSize(300);
    }

    @Test
    void anEmptyTownIsEmptyFiles() throws IOException {
        LaidOut empty = LaidOut.of(new TownPlan(0, 0, 5, 3, PLAN.today()), folder.resolve("empty"));
        assertThat(empty.truth()).isEmpty();
        assertThat(empty.entries()).isEmpty();
        assertThat(empty.trailer()).containsExactly("T", "0", "0");
    }

    private static String id(String school, Element pupil) {
        return id(
                school,
                LaidOut.text(pupil, "UPN"),
                LaidOut.first(LaidOut.text(pupil, "LegalSurname"), LaidOut.text(pupil, "Surname")),
                LaidOut.text(pupil, "Forename"),
                LaidOut.text(pupil, "DOB"));
    }

    private static String id(String school, Map<String, String> row) {
        String[] name = row.get("Name in format Surname, Forename").split(", ", 2);
        String[] day = row.get("Date of birth").split("/");
        String born = day.length == 3 ? day[2] + "-" + day[1] + "-" + day[0] : "";
        return id(school, row.get("UPN"), name[0], name[1], born);
    }

    private static String id(String school, String upn, String family, String given, String born) {
        return LaidOut.sound(upn)
                ? school + ":" + upn
                : school + ":" + (family + "|" + given + "|" + born).toUpperCase(Locale.ROOT);
    }

    @Test
    void theReportIsWindows1252WithWindowsLineEnds() throws IOException {
        String text = town.reportText();
        assertThat(text).startsWith("\"UPN\",\"Former UPN\",\"Name in format Surname, Forename\",");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r", "\uFFFD");
        assertThat(text).contains("é", "Lukaszewicz").doesNotContain("Ł");
        assertThat(Files.readString(town.ctf(), StandardCharsets.UTF_8)).contains("Ł");
    }
}
