package uk.hailsham.hub.town.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a made-up population promises: the numbers asked for, the rates asked for, and a truth that is true. */
class PeopleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int ENTRIES = 60_000;
    private static final int PUPILS = 20_000;

    @TempDir
    private static Path folder;

    private static Map<String, Map<String, String>> index;
    private static Map<String, Map<String, String>> roll;
    private static List<Map<String, String>> truth;

    @BeforeAll
    static void layOut() throws IOException {
        People.indexAndRoll(plan(ENTRIES, PUPILS, 11, Map.of()), folder);
        index = byId("index.csv");
        roll = byId("roll.csv");
        truth = rows(folder.resolve("truth.csv"));
    }

    @Test
    void filesHaveAsManyRecordsAsAskedForEachWithAnIdOfItsOwn() {
        assertThat(index).hasSize(ENTRIES);
        assertThat(roll).hasSize(PUPILS);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOthers() throws IOException {
        byte[] first = laidOut("one", 5);
        assertThat(laidOut("two", 5)).isEqualTo(first);
        assertThat(laidOut("three", 6)).isNotEqualTo(first);
    }

    private static byte[] laidOut(String name, long seed) throws IOException {
        Path out = folder.resolve(name);
        People.indexAndRoll(plan(2_000, 500, seed, Map.of()), out);
        return (Files.readString(out.resolve("index.csv"))
                        + Files.readString(out.resolve("roll.csv"))
                        + Files.readString(out.resolve("truth.csv")))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void everyPupilStandsInTheTruthOnceAndAgainOnlyForADuplicate() {
        List<String> first = truth.stream()
                .filter(row -> !kinds(row).contains("duplicate"))
                .map(row -> row.get("left_id"))
                .toList();
        assertThat(first).doesNotHaveDuplicates().hasSize(PUPILS).allMatch(roll::containsKey);
        assertThat(truth).allMatch(row -> row.get("right_id").isEmpty() == absent(row));
        assertThat(truth.stream().map(row -> row.get("right_id")).filter(id -> !id.isEmpty()))
                .doesNotHaveDuplicates()
                .allMatch(index::containsKey);
    }

    private static boolean absent(Map<String, String> row) {
        return kinds(row).contains("absent") || kinds(row).contains("absent-twin");
    }

    @Test
    void whatIsCalledCleanIsTheSameInBothFilesButForTheSchoolsMissingNhsNumber() {
        List<String> particulars = List.of(
                "forename", "middle_names", "surname", "dob", "sex", "house", "street", "town", "postcode", "upn");
        List<Map<String, String>> clean =
                truth.stream().filter(row -> row.get("kind").equals("clean")).toList();
        assertThat(clean).hasSizeGreaterThan(PUPILS / 5).allSatisfy(row -> {
            for (String column : particulars) {
                assertThat(left(row).get(column))
                        .as(column)
                        .isEqualTo(right(row).get(column));
            }
        });
    }

    @Test
    void whatWasDoneCanBeSeen() {
        all("mover", row -> assertThat(address(left(row))).isNotEqualTo(address(right(row))));
        all("upn-missing", row -> assertThat(left(row).get("upn")).isEmpty());
        all(
                "date-missing",
                row -> assertThat(left(row).get("dob").isEmpty()
                                || right(row).get("dob").isEmpty())
                        .isTrue());
        all(
                "upper-case",
                row -> assertThat(List.of(left(row), right(row)))
                        .anyMatch(one ->
                                one.get("surname").equals(one.get("surname").toUpperCase())));
        only("day-month-swapped", row -> {
            String born = left(row).get("dob");
            assertThat(right(row).get("dob"))
                    .isEqualTo(born.substring(0, 5) + born.substring(8) + "-" + born.substring(5, 7));
        });
        only("swapped-names", row -> {
            assertThat(left(row).get("forename")).isEqualTo(right(row).get("surname"));
            assertThat(left(row).get("surname")).isEqualTo(right(row).get("forename"));
        });
        only(
                "typo",
                row -> assertThat(left(row).get("forename") + "/" + left(row).get("surname"))
                        .isNotEqualTo(
                                right(row).get("forename") + "/" + right(row).get("surname")));
        only(
                "postcode-unspaced",
                row -> assertThat(left(row).get("postcode").replace(" ", ""))
                        .isEqualTo(right(row).get("postcode").replace(" ", "")));
    }

    private static void all(String kind, java.util.function.Consumer<Map<String, String>> rule) {
        assertThat(present(row -> kinds(row).contains(kind)))
                .as(kind)
                .hasSizeGreaterThan(5)
                .allSatisfy(rule);
    }

    private static void only(String kind, java.util.function.Consumer<Map<String, String>> rule) {
        assertThat(present(row -> row.get("kind").equals(kind)))
                .as(kind)
                .hasSizeGreaterThan(5)
                .allSatisfy(rule);
    }

    private static List<Map<String, String>> present(java.util.function.Predicate<Map<String, String>> which) {
        return truth.stream()
                .filter(row -> !row.get("right_id").isEmpty())
                .filter(which)
                .toList();
    }

    @Test
    void ratesAreThoseAskedFor() {
        assertThat(share("mover")).isCloseTo(0.09, within(0.006));
        assertThat(share("changed-surname")).isCloseTo(0.035, within(0.004));
        assertThat(share("absent")).isCloseTo(0.029, within(0.004));
        assertThat(share("absent-twin")).isCloseTo(0.015, within(0.003));
        assertThat(share("upn-missing")).isCloseTo(0.03, within(0.004));
        assertThat(share("typo")).isCloseTo(0.04, within(0.006));
    }

    @Test
    void atRatesOfNoughtNothingIsDoneToAnybody() throws IOException {
        Map<Rate, Double> none = new EnumMap<>(Rate.class);
        Arrays.stream(Rate.values()).forEach(rate -> none.put(rate, 0.0));
        Path out = folder.resolve("clean");
        People.indexAndRoll(plan(3_000, 1_000, 3, none), out);
        assertThat(rows(out.resolve("truth.csv")))
                .hasSize(1_000)
                .allMatch(row -> row.get("kind").matches("clean|half-sibling|double-barrelled"));
    }

    @Test
    void namesOfSomeOriginsAreWrittenWronglyOftenerAndEvenlyWhenAskedFor() throws IOException {
        assertThat(slipped(folder, "WBRI")).isLessThan(0.8 * slipped(folder, "BAFR"));
        Path out = folder.resolve("even");
        People.indexAndRoll(new PeoplePlan(ENTRIES, PUPILS, 11, TODAY, new Rates(Map.of(), 0)), out);
        assertThat(slipped(out, "WBRI")).isCloseTo(0.07, within(0.01));
    }

    private static double slipped(Path out, String origin) throws IOException {
        Map<String, String> origins = new HashMap<>();
        rows(out.resolve("roll.csv")).forEach(row -> origins.put(row.get("id"), row.get("ethnicity")));
        List<Set<String>> of = rows(out.resolve("truth.csv")).stream()
                .filter(row -> origins.get(row.get("left_id")).equals(origin))
                .map(PeopleTest::kinds)
                .toList();
        return (double) of.stream()
                        .filter(k -> k.contains("typo") || k.contains("phonetic"))
                        .count()
                / of.size();
    }

    @Test
    void anAbsentTwinsTwinIsInTheIndexBornThatDayAndOfAnotherForename() {
        Map<String, List<Map<String, String>>> households =
                index.values().stream().collect(Collectors.groupingBy(row -> row.get("dob") + address(row)));
        List<Map<String, String>> absent = truth.stream()
                .filter(row -> kinds(row).contains("absent-twin") && kinds(row).size() == 2)
                .map(PeopleTest::left)
                .toList();
        long found = absent.stream()
                .filter(child -> households.getOrDefault(child.get("dob") + address(child), List.of()).stream()
                        .anyMatch(twin -> !twin.get("forename").equals(child.get("forename"))))
                .count();
        assertThat(absent).hasSizeGreaterThan(50);
        assertThat((double) found / absent.size()).isGreaterThan(0.7);
    }

    @Test
    void soundNumbersHaveRightCheckCharactersAndPostcodesTheirForm() {
        List<Map<String, String>> clean = present(row -> row.get("kind").equals("clean"));
        assertThat(clean).allSatisfy(row -> {
            String upn = left(row).get("upn");
            assertThat(upn).matches("[A-HJ-NP-RT-Z]\\d{12}").startsWith(String.valueOf(checkLetter(upn)));
            assertThat(right(row).get("postcode")).matches("[A-Z]{2}\\d{1,2} \\d[ABD-HJLNP-UW-Z]{2}");
            assertThat(right(row).get("nhs_number"))
                    .satisfiesAnyOf(
                            n -> assertThat(n).isEmpty(),
                            n -> assertThat(nhs(n)).isTrue());
        });
    }

    private static char checkLetter(String upn) {
        int sum =
                IntStream.range(1, 13).map(i -> (i + 1) * (upn.charAt(i) - '0')).sum();
        return "ABCDEFGHJKLMNPQRTUVWXYZ".charAt(sum % 23);
    }

    private static boolean nhs(String number) {
        int sum = IntStream.range(0, 9)
                .map(i -> (10 - i) * (number.charAt(i) - '0'))
                .sum();
        return number.length() == 10 && (11 - sum % 11) % 11 == number.charAt(9) - '0';
    }

    @Test
    void fewNamesAreCommonAndManyAreRare() {
        List<Integer> surnames = index.values().stream()
                .collect(Collectors.groupingBy(row -> row.get("surname").toUpperCase(), Collectors.counting()))
                .values()
                .stream()
                .map(Long::intValue)
                .sorted((a, b) -> b - a)
                .toList();
        assertThat(surnames).hasSizeGreaterThan(ENTRIES / 8);
        assertThat(surnames.get(0)).isBetween(ENTRIES / 300, ENTRIES / 50);
        assertThat(surnames.stream().limit(100).mapToInt(n -> n).sum()).isBetween(ENTRIES / 8, ENTRIES / 3);
    }

    @Test
    void aTwinsUpnIsTheTwins() throws IOException {
        Path out = folder.resolve("twins");
        People.indexAndRoll(plan(4_000, 2_000, 3, Map.of(Rate.TWIN, 0.5, Rate.UPN_OF_TWIN, 1.0)), out);
        Set<String> upns = new HashSet<>();
        rows(out.resolve("index.csv")).forEach(row -> upns.add(row.get("upn")));
        List<Map<String, String>> taken = rows(out.resolve("truth.csv")).stream()
                .filter(row -> kinds(row).contains("upn-of-twin") && !kinds(row).contains("upn-digit"))
                .toList();
        Map<String, Map<String, String>> pupils =
                rows(out.resolve("roll.csv")).stream().collect(Collectors.toMap(row -> row.get("id"), row -> row));
        assertThat(taken).hasSizeGreaterThan(300);
        long known = taken.stream()
                .filter(row -> upns.contains(pupils.get(row.get("left_id")).get("upn")))
                .count();
        assertThat((double) known / taken.size()).isGreaterThan(0.8);
    }

    @Test
    void inOneFileEveryPairOfRecordsOfOnePersonIsInTheTruthLesserIdFirst() throws IOException {
        Path out = folder.resolve("single");
        People.oneFile(plan(5_000, 0, 9, Map.of(Rate.COPIES, 0.5)), out);
        List<Map<String, String>> records = rows(out.resolve("people.csv"));
        List<Map<String, String>> pairs = rows(out.resolve("truth.csv"));
        assertThat(records).hasSize(5_000);
        assertThat(pairs)
                .allMatch(row ->
                        row.get("right_id").isEmpty() || row.get("left_id").compareTo(row.get("right_id")) < 0);
        Map<String, Set<String>> partners = new LinkedHashMap<>();
        pairs.stream().filter(row -> !row.get("right_id").isEmpty()).forEach(row -> {
            partners.computeIfAbsent(row.get("left_id"), k -> new HashSet<>()).add(row.get("right_id"));
            partners.computeIfAbsent(row.get("right_id"), k -> new HashSet<>()).add(row.get("left_id"));
        });
        assertThat(partners)
                .hasSizeGreaterThan(2_000)
                .allSatisfy((id, others) -> others.forEach(other -> {
                    Set<String> theirs = new HashSet<>(partners.get(other));
                    theirs.remove(id);
                    Set<String> ours = new HashSet<>(others);
                    ours.remove(other);
                    assertThat(theirs).isEqualTo(ours);
                }));
        assertThat(pairs.stream().filter(row -> row.get("right_id").isEmpty()).count() + partners.size())
                .isEqualTo(5_000);
    }

    private static PeoplePlan plan(int entries, int pupils, long seed, Map<Rate, Double> rates) {
        return new PeoplePlan(entries, pupils, seed, TODAY, new Rates(rates, 1));
    }

    private static double share(String kind) {
        return (double) truth.stream().filter(row -> kinds(row).contains(kind)).count() / PUPILS;
    }

    private static Set<String> kinds(Map<String, String> row) {
        return Set.of(row.get("kind").split("\\+"));
    }

    private static Map<String, String> left(Map<String, String> row) {
        return roll.get(row.get("left_id"));
    }

    private static Map<String, String> right(Map<String, String> row) {
        return index.get(row.get("right_id"));
    }

    private static String address(Map<String, String> row) {
        return (row.get("house") + "|" + row.get("street") + "|" + row.get("town")).toUpperCase();
    }

    private static Map<String, Map<String, String>> byId(String file) throws IOException {
        return rows(folder.resolve(file)).stream().collect(Collectors.toMap(row -> row.get("id"), row -> row));
    }

    /** No cell of these files holds a comma. */
    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.get(0).split(",");
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> row = new HashMap<>();
                    IntStream.range(0, names.length).forEach(i -> row.put(names[i], cells[i]));
                    return row;
                })
                .toList();
    }
}
