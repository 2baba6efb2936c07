package uk.hailsham.hub.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import uk.hailsham.hub.domain.intake.YearMove.Fate;
import uk.hailsham.hub.domain.school.Cadence;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.Rollover;

/** The turn of the school year passes the brake; a wrong drop at that time does not. */
class RolloverTest {
    private static final List<String> PRIMARY = List.of("R", "1", "2", "3", "4", "5", "6");
    private static final Contract CONTRACT = new Contract(
            Contract.Coverage.ROLL,
            0.1,
            0.4,
            20,
            Cadence.EVENT,
            Contract.UNSOUND_ALLOWED,
            3,
            new Rollover(MonthDay.of(8, 25), MonthDay.of(9, 20), Set.of("6"), Set.of("R")));

    @Provide
    static Arbitrary<List<Integer>> yearGroups() {
        return Arbitraries.integers().between(20, 120).list().ofSize(PRIMARY.size());
    }

    private static int roll(List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    /** Year 6 leaves, everybody else moves up, a reception class comes. */
    private static List<YearMove> rollover(List<Integer> sizes, int joiners) {
        List<YearMove> moves = new ArrayList<>();
        for (int year = 0; year < PRIMARY.size() - 1; year++) {
            moves.add(new YearMove(Fate.CHANGED, PRIMARY.get(year), PRIMARY.get(year + 1), true, sizes.get(year)));
        }
        moves.add(new YearMove(Fate.GONE, "6", null, false, sizes.get(6)));
        moves.add(new YearMove(Fate.ADDED, null, "R", false, joiners));
        return moves;
    }

    @Property(tries = 200)
    void aWholeRolloverOfAnySizePasses(
            @ForAll("yearGroups") List<Integer> sizes, @ForAll @IntRange(max = 500) int joiners) {
        assertThat(MassChangeBrake.judgeRollover(CONTRACT, roll(sizes), rollover(sizes, joiners)))
                .isEmpty();
    }

    @Property(tries = 200)
    void aRolloverThatComesInPiecesPassesAsWell(
            @ForAll("yearGroups") List<Integer> sizes, @ForAll @IntRange(min = 1, max = 9) int tenths) {
        List<YearMove> part = rollover(sizes, 60).stream()
                .map(move -> new YearMove(
                        move.fate(), move.before(), move.now(), move.onlyMoved(), move.pupils() * tenths / 10))
                .toList();
        assertThat(MassChangeBrake.judgeRollover(CONTRACT, roll(sizes), part)).isEmpty();
    }

    @Property(tries = 200)
    void halfOfTheMiddleYearsGoneIsHeldWhateverElseMoves(@ForAll("yearGroups") List<Integer> sizes) {
        List<YearMove> moves = new ArrayList<>(rollover(sizes, 60));
        for (int year = 1; year < 6; year++) {
            moves.add(new YearMove(Fate.GONE, PRIMARY.get(year), null, false, sizes.get(year) / 2));
        }
        assertThat(MassChangeBrake.judgeRollover(CONTRACT, roll(sizes), moves)).isPresent();
    }

    @Property(tries = 200)
    void anotherSchoolsRollIsHeld(
            @ForAll("yearGroups") List<Integer> sizes, @ForAll("yearGroups") List<Integer> theirs) {
        List<YearMove> moves = new ArrayList<>();
        for (int year = 0; year < PRIMARY.size(); year++) {
            moves.add(new YearMove(Fate.GONE, PRIMARY.get(year), null, false, sizes.get(year)));
            moves.add(new YearMove(Fate.ADDED, null, PRIMARY.get(year), false, theirs.get(year)));
        }
        assertThat(MassChangeBrake.judgeRollover(CONTRACT, roll(sizes), moves)).isPresent();
    }

    @Example
    void anotherSchoolsRollBesideTheOwnIsHeld() {
        assertThat(MassChangeBrake.judgeRollover(
                        CONTRACT, 400, List.of(new YearMove(Fate.ADDED, null, "4", false, 300))))
                .contains("would add 300 of 400 on the roll (75.0 %), expected at most 10.0 %: look at the drop, then"
                        + " release or refuse it; the rollover's leavers, joiners and moves are not counted");
    }

    @Example
    void whoMovedUpInThisWindowNeitherLeavesNorMovesAgain() {
        List<YearMove> goneAgain = List.of(new YearMove(Fate.GONE, null, null, false, 60));
        List<YearMove> upAgain = List.of(new YearMove(Fate.CHANGED, null, "6", true, 300));
        assertThat(MassChangeBrake.judgeRollover(CONTRACT, 400, goneAgain)).isPresent();
        assertThat(MassChangeBrake.judgeRollover(CONTRACT, 400, upAgain)).isPresent();
    }

    @Example
    void whoMovesUpAndChangesOtherwiseCountsAsChanged() {
        assertThat(MassChangeBrake.judgeRollover(
                        CONTRACT, 400, List.of(new YearMove(Fate.CHANGED, "3", "4", false, 161))))
                .isPresent();
        assertThat(MassChangeBrake.judgeRollover(
                        CONTRACT, 400, List.of(new YearMove(Fate.CHANGED, "3", "4", false, 160))))
                .isEmpty();
    }

    @Example
    void theWindowOpensEachYearAndClosesWithItsLastDay() {
        Rollover rollover = CONTRACT.rollover();
        assertThat(rollover.openSince(LocalDate.of(2026, 8, 24))).isEmpty();
        assertThat(rollover.openSince(LocalDate.of(2026, 8, 25))).contains(LocalDate.of(2026, 8, 25));
        assertThat(rollover.openSince(LocalDate.of(2027, 9, 20))).contains(LocalDate.of(2027, 8, 25));
        assertThat(rollover.openSince(LocalDate.of(2027, 9, 21))).isEmpty();
    }

    @Example
    void mixedAndUngradedGroupsHaveNoNextOne() {
        assertThat(Rollover.isNext("R", "1")).isTrue();
        assertThat(Rollover.isNext("11", "12")).isTrue();
        assertThat(Rollover.isNext("14", "M")).isFalse();
        assertThat(Rollover.isNext("X", "M")).isFalse();
        assertThat(Rollover.isNext(null, "E1")).isFalse();
        assertThat(Rollover.isNext("3", "5")).isFalse();
    }
}
