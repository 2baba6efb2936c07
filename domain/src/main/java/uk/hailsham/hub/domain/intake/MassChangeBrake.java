package uk.hailsham.hub.domain.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.Rollover;

/** Holds a drop that removes or changes more of a roll than the school's contract allows without a person's word. */
public final class MassChangeBrake {
    private MassChangeBrake() {}

    /**
     * @param roll children the source spoke of before this drop; with none there is nothing to lose and no brake
     * @return why the drop must wait, without a child's data; empty when it may pass
     */
    public static Optional<String> judge(Contract contract, int roll, int gone, int changed) {
        if (roll == 0) {
            return Optional.empty();
        }
        return exceeded("remove", gone, roll, contract.goneAllowed(), contract)
                .or(() -> exceeded("change", changed, roll, contract.changedAllowed(), contract));
    }

    /**
     * Within the rollover's window: leavers of the last year groups, joiners of the first ones and those who have only
     * moved up count for nothing, and neither do the leavers as part of the roll. All else is judged as ever; and since a
     * roll may be another school's at that time, so is who comes into any other year group.
     *
     * @param moves every pupil whom the drop would add, change or make gone
     */
    public static Optional<String> judgeRollover(Contract contract, int roll, List<YearMove> moves) {
        Rollover rollover = contract.rollover();
        int staying = roll - count(moves, YearMove.Fate.GONE, rollover, true);
        return judge(
                        contract,
                        staying,
                        count(moves, YearMove.Fate.GONE, rollover, false),
                        count(moves, YearMove.Fate.CHANGED, rollover, false))
                .or(() -> added(contract, staying, count(moves, YearMove.Fate.ADDED, rollover, false)))
                .map(why -> why + "; the rollover's leavers, joiners and moves are not counted");
    }

    private static Optional<String> added(Contract contract, int roll, int added) {
        return roll == 0 ? Optional.empty() : exceeded("add", added, roll, contract.goneAllowed(), contract);
    }

    private static int count(List<YearMove> moves, YearMove.Fate fate, Rollover rollover, boolean expected) {
        return moves.stream()
                .filter(move -> move.fate() == fate && move.expected(rollover) == expected)
                .mapToInt(YearMove::pupils)
                .sum();
    }

    private static Optional<String> exceeded(String verb, int count, int roll, double allowed, Contract contract) {
        if (count < contract.brakeFloor() || count <= allowed * roll) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "would %s %d of %d on the roll (%.1f %%), expected at most %.1f %%: look at the drop, then release or refuse it",
                verb,
                count,
                roll,
                100.0 * count / roll,
                100.0 * allowed));
    }
}
