package uk.hailsham.hub.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.school.Cadence;
import uk.hailsham.hub.domain.school.Contract;

class ErrorProfileTest {
    private static final Contract CONTRACT = new Contract(Contract.Coverage.ROLL, 0.05, 0.4, 20, Cadence.EVENT);

    private static ErrorProfile of(int pupils, Map<String, Integer> unsound) {
        return new ErrorProfile(pupils, unsound);
    }

    @Test
    void holdsADropOfWhichMostPupilsAreUnsoundInOneField() {
        assertThat(of(400, Map.of("dateOfBirth", 399, "upn", 320, "sex", 3)).judge(CONTRACT, ErrorProfile.NONE))
                .contains("dateOfBirth is unsound for 399 of 400 pupils (99.8 %), expected at most 50.0 %, as in a file"
                        + " whose columns have shifted: look at the drop, then release or refuse it");
    }

    @Test
    void letsPassExactlyWhatIsAllowed() {
        assertThat(of(400, Map.of("upn", 200)).judge(CONTRACT, ErrorProfile.NONE))
                .isEmpty();
    }

    @Test
    void manyFieldsThatAreUnsoundHereAndThereAreNoShiftedColumn() {
        assertThat(of(400, Map.of("upn", 190, "sex", 190, "postcode", 190)).judge(CONTRACT, ErrorProfile.NONE))
                .isEmpty();
    }

    @Test
    void whatAPersonLetPassLastTimeDoesNotWaitAgain() {
        ErrorProfile hashed = of(400, Map.of("upn", 400));
        assertThat(hashed.judge(CONTRACT, of(398, Map.of("upn", 398)))).isEmpty();
        assertThat(of(400, Map.of("upn", 400, "dateOfBirth", 400)).judge(CONTRACT, hashed))
                .hasValueSatisfying(why -> assertThat(why).startsWith("dateOfBirth is unsound for 400 of 400 pupils"));
    }

    @Test
    void neverHoldsFewerPupilsThanTheFloor() {
        assertThat(of(19, Map.of("upn", 19)).judge(CONTRACT, ErrorProfile.NONE)).isEmpty();
        assertThat(of(20, Map.of("upn", 20)).judge(CONTRACT, ErrorProfile.NONE)).isPresent();
    }

    @Test
    void countsAPupilOnceAFieldAndNotWhatIsOnlyTold() {
        ErrorProfile.Count count = new ErrorProfile.Count();
        count.pupil(List.of(found("upn", Effect.FIELD_DROPPED), found("upn", Effect.FIELD_DROPPED)));
        count.pupil(List.of(found("upn", Effect.ROW_REJECTED), found("sex", Effect.TOLD)));
        count.pupil(List.of(new Rejection("a.csv", 0, "charset", "x", Effect.FIELD_DROPPED, "y", null)));
        count.pupil(List.of());
        assertThat(count.profile()).isEqualTo(of(4, Map.of("upn", 2)));
    }

    private static Rejection found(String field, Effect effect) {
        return new Rejection("a.csv", 1, field, "wrong-form", effect, "another", "z");
    }
}
