package uk.hailsham.hub.domain.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.waiting.Figure.By;

class FiguresTest {
    private static final Quarter QUARTER = Quarter.of("2026-Q3");
    private static final Map<String, Long> CHILDREN = Map.of("north", 400L, "south", 600L);

    @Test
    void saysWhatIsLargeEnough() {
        List<Wait> waits = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> waits.add(wait("salt", "SLCN", "north", 0, 10 + i, Wait.End.SEEN, false)));
        IntStream.range(0, 6).forEach(i -> waits.add(wait("salt", "SLCN", "north", 0, 60 + i, Wait.End.WAITING, true)));

        assertThat(rows(waits).get(0)).isEqualTo(new Figure(null, By.TOTAL, null, 16L, 6L, 6L, 17, null, 65, 16.0));
        assertThat(rows(waits)).contains(new Figure("north", By.AGENCY, "salt", 16L, 6L, 6L, 17, null, 65, 40.0));
    }

    @Test
    void fourStayUnsaidAndTheNextSmallestWithThem() {
        List<Wait> waits = new ArrayList<>();
        IntStream.range(0, 30).forEach(i -> waits.add(wait("salt", "SLCN", "north", 0, i, Wait.End.SEEN, false)));
        IntStream.range(0, 12).forEach(i -> waits.add(wait("physio", "PD", "north", 0, i, Wait.End.SEEN, false)));
        IntStream.range(0, 4).forEach(i -> waits.add(wait("fire", "OTH", "north", 0, i, Wait.End.SEEN, false)));

        Map<String, Long> said = new LinkedHashMap<>();
        rows(waits).stream()
                .filter(row -> row.school() == null && row.by() == By.AGENCY)
                .forEach(row -> said.put(row.value(), row.referrals()));
        Map<String, Long> expected = new LinkedHashMap<>();
        expected.put("fire", null);
        expected.put("physio", null);
        expected.put("salt", 30L);
        assertThat(said).isEqualTo(expected);
        assertThat(rows(waits).get(0).referrals()).isEqualTo(46);
    }

    /** Two schools share an agency's children four to eight: without the sum over schools a subtraction finds the four. */
    @Test
    void noOtherSchoolsRowGivesASchoolAway() {
        List<Wait> waits = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> waits.add(wait("salt", "SLCN", "north", 0, i, Wait.End.SEEN, false)));
        IntStream.range(0, 8).forEach(i -> waits.add(wait("salt", "SLCN", "south", 0, i, Wait.End.SEEN, false)));

        assertThat(rows(waits))
                .filteredOn(row -> row.by() == By.AGENCY && row.school() != null)
                .allMatch(row -> row.referrals() == null);
    }

    /** The quarter before told eighteen waiting: with them, the three of July would come out of the total. */
    @Test
    void whoReadTheQuarterBeforeFindsNoMonth() {
        List<Wait> waits = new ArrayList<>();
        months(18, 6, waits);
        months(3, 7, waits);
        months(20, 8, waits);
        months(30, 9, waits);

        Map<String, Long> said = new LinkedHashMap<>();
        rows(waits).stream()
                .filter(row -> row.school() == null && row.by() == By.MONTH)
                .forEach(row -> said.put(row.value(), row.referrals()));
        Map<String, Long> expected = new LinkedHashMap<>();
        expected.put("2026-07", null);
        expected.put("2026-08", null);
        expected.put("2026-09", 30L);
        expected.put("earlier", null);
        assertThat(said).isEqualTo(expected);
    }

    private static void months(int many, int month, List<Wait> waits) {
        IntStream.range(0, many)
                .forEach(i -> waits.add(new Wait(
                        "salt",
                        "SLCN",
                        "north",
                        YearMonth.of(2026, month),
                        month < 7 ? 60 : 0,
                        70,
                        Wait.End.SEEN,
                        false)));
    }

    /** The quarter before may have left unsaid how many waited at its end. */
    @Property(tries = 60)
    void nothingSaidDeterminesHowManyWaitedBefore(@ForAll("towns") List<Wait> waits) {
        List<List<Object>> groups =
                waits.stream().map(FiguresTest::kind).distinct().toList();
        Fractions known = new Fractions(groups.size());
        for (Figure row : rows(waits)) {
            List<Predicate<Wait>> said = new ArrayList<>();
            sort(row, said, new ArrayList<>());
            said.forEach(cell -> known.add(vector(cell, waits, groups, FiguresTest::kind)));
        }
        for (String school : List.of("", "north", "south", "west")) {
            Predicate<Wait> earlier = wait -> month(wait).equals("earlier")
                    && (school.isEmpty() || wait.school().equals(school));
            if (waits.stream().anyMatch(earlier)) {
                assertThat(known.determine(vector(earlier, waits, groups, FiguresTest::kind)))
                        .isFalse();
            }
        }
    }

    private static List<Object> kind(Wait wait) {
        return List.of(
                wait.agency(),
                wait.need(),
                wait.school(),
                month(wait),
                wait.end() == Wait.End.WAITING,
                wait.overTarget());
    }

    /**
     * The reader who tries: knows which groups there are, takes every number said, here and of those who waited before, and
     * solves for every one unsaid that is between one and four. In fractions, by another way than the code.
     */
    @Property(tries = 60)
    void nothingSaidDeterminesASmallNumber(@ForAll("towns") List<Wait> waits) {
        List<Figure> rows = rows(waits);
        List<List<Object>> groups =
                waits.stream().map(FiguresTest::kind).distinct().toList();
        List<Predicate<Wait>> said = new ArrayList<>();
        List<Predicate<Wait>> unsaid = new ArrayList<>();
        Fractions before = new Fractions(groups.size());
        Fractions known = new Fractions(groups.size());
        for (Figure row : rows) {
            sort(row, said, unsaid);
            if (row.by() != By.MONTH) {
                int[] waited = vector(
                        wait -> in(row, wait) && month(wait).equals("earlier"), waits, groups, FiguresTest::kind);
                before.add(waited);
                known.add(waited);
            }
        }
        said.forEach(cell -> known.add(vector(cell, waits, groups, FiguresTest::kind)));
        for (Predicate<Wait> cell : unsaid) {
            long count = waits.stream().filter(cell).count();
            int[] vector = vector(cell, waits, groups, FiguresTest::kind);
            if (count > 0 && count < 5 && !before.determine(vector)) {
                assertThat(known.determine(vector)).isFalse();
            }
        }
        assertThat(rows).allMatch(row -> row.referrals() == null || row.referrals() >= 5);
    }

    private static void sort(Figure row, List<Predicate<Wait>> said, List<Predicate<Wait>> unsaid) {
        sort(row.referrals(), wait -> in(row, wait), said, unsaid);
        sort(row.waiting(), wait -> in(row, wait) && wait.end() == Wait.End.WAITING, said, unsaid);
        sort(row.overTarget(), wait -> in(row, wait) && wait.overTarget(), said, unsaid);
        unsaid.add(wait -> in(row, wait) && wait.end() != Wait.End.WAITING);
        unsaid.add(wait -> in(row, wait) && !wait.overTarget());
        unsaid.add(wait -> in(row, wait) && !month(wait).equals("earlier"));
    }

    private static void sort(
            Long number, Predicate<Wait> cell, List<Predicate<Wait>> said, List<Predicate<Wait>> unsaid) {
        (number == null ? unsaid : said).add(cell);
    }

    private static boolean in(Figure row, Wait wait) {
        return (row.school() == null || row.school().equals(wait.school()))
                && (row.value() == null
                        || row.value()
                                .equals(
                                        switch (row.by()) {
                                            case AGENCY -> wait.agency();
                                            case NEED -> wait.need();
                                            case SCHOOL -> wait.school();
                                            default -> month(wait);
                                        }));
    }

    private static String month(Wait wait) {
        return wait.made().isBefore(YearMonth.of(2026, 7))
                ? "earlier"
                : wait.made().toString();
    }

    private static int[] vector(
            Predicate<Wait> cell, List<Wait> waits, List<List<Object>> groups, Function<Wait, List<Object>> kind) {
        int[] vector = new int[groups.size()];
        waits.stream().filter(cell).map(kind).map(groups::indexOf).forEach(place -> vector[place] = 1);
        return vector;
    }

    /** Whole-number elimination without division. */
    private static final class Fractions {
        private final List<BigInteger[]> rows = new ArrayList<>();
        private final int columns;

        Fractions(int columns) {
            this.columns = columns;
        }

        void add(int[] vector) {
            BigInteger[] rest = rest(vector);
            if (IntStream.range(0, columns).anyMatch(column -> rest[column].signum() != 0)) {
                rows.add(rest);
            }
        }

        boolean determine(int[] vector) {
            BigInteger[] rest = rest(vector);
            return IntStream.range(0, columns).allMatch(column -> rest[column].signum() == 0);
        }

        private BigInteger[] rest(int[] vector) {
            BigInteger[] rest =
                    IntStream.of(vector).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
            for (BigInteger[] row : rows) {
                int pivot = IntStream.range(0, columns)
                        .filter(column -> row[column].signum() != 0)
                        .findFirst()
                        .orElseThrow();
                BigInteger times = rest[pivot];
                if (times.signum() != 0) {
                    BigInteger divisor = BigInteger.ZERO;
                    for (int column = 0; column < columns; column++) {
                        rest[column] = rest[column].multiply(row[pivot]).subtract(row[column].multiply(times));
                        divisor = divisor.gcd(rest[column]);
                    }
                    for (int column = 0; divisor.signum() != 0 && column < columns; column++) {
                        rest[column] = rest[column].divide(divisor);
                    }
                }
            }
            return rest;
        }
    }

    @Provide
    Arbitrary<List<Wait>> towns() {
        Arbitrary<Wait> wait = Combinators.combine(
                        Arbitraries.of("salt", "salt", "salt", "physio", "camhs", "fire"),
                        Arbitraries.of("SLCN", "SLCN", "PD", "SEMH"),
                        Arbitraries.of("north", "north", "south", "west"),
                        Arbitraries.of(3, 7, 8, 8, 9),
                        Arbitraries.of(Wait.End.values()),
                        Arbitraries.of(true, false))
                .as((agency, need, school, month, end, over) ->
                        new Wait(agency, need, school, YearMonth.of(2026, month), month < 7 ? 60 : 0, 70, end, over));
        return wait.list().ofMinSize(1).ofMaxSize(160);
    }

    private static List<Figure> rows(List<Wait> waits) {
        return new Figures(QUARTER, waits, CHILDREN).rows();
    }

    private static Wait wait(
            String agency, String need, String school, int entered, int days, Wait.End end, boolean overTarget) {
        return new Wait(agency, need, school, YearMonth.of(2026, 7), entered, days, end, overTarget);
    }

    @Test
    void saysNothingOfAQuarterInWhichNobodyWaited() {
        assertThat(rows(List.of()).stream().filter(row -> Objects.nonNull(row.value())))
                .isEmpty();
    }
}
