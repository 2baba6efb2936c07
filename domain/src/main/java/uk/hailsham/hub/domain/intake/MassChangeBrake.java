package uk.hailsham.hub.domain.intake;

import java.util.Locale;
import java.util.Optional;
import uk.hailsham.hub.domain.school.Contract;

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
        return exceeded("remove", gone, roll, contract.goneAllowed(), contract.brakeFloor())
                .or(() -> exceeded("change", changed, roll, contract.changedAllowed(), contract.brakeFloor()));
    }

    private static Optional<String> exceeded(String verb, int count, int roll, double allowed, int floor) {
        if (count < floor || count <= allowed * roll) {
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
