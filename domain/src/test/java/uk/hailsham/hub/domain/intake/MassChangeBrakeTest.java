package uk.hailsham.hub.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.school.Contract;

class MassChangeBrakeTest {
    private static final Contract CONTRACT = new Contract(Contract.Coverage.ROLL, 0.05, 0.4, 10);

    @Test
    void holdsADropThatRemovesMoreThanAllowed() {
        assertThat(MassChangeBrake.judge(CONTRACT, 400, 21, 0))
                .contains("would remove 21 of 400 on the roll (5.3 %), expected at most 5.0 %:"
                        + " look at the drop, then release or refuse it");
    }

    @Test
    void holdsADropThatChangesMoreThanAllowed() {
        assertThat(MassChangeBrake.judge(CONTRACT, 400, 0, 161))
                .contains("would change 161 of 400 on the roll (40.3 %), expected at most 40.0 %:"
                        + " look at the drop, then release or refuse it");
    }

    @Test
    void letsPassExactlyWhatIsAllowed() {
        assertThat(MassChangeBrake.judge(CONTRACT, 400, 20, 160)).isEmpty();
    }

    @Test
    void neverBrakesFewerPupilsThanTheFloor() {
        assertThat(MassChangeBrake.judge(CONTRACT, 20, 9, 9)).isEmpty();
        assertThat(MassChangeBrake.judge(CONTRACT, 20, 10, 0)).isPresent();
    }

    @Test
    void doesNotBrakeASchoolsFirstDrop() {
        assertThat(MassChangeBrake.judge(CONTRACT, 0, 0, 0)).isEmpty();
    }
}
