package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WithdrawalTest {
    private static Withdrawal because(Withdrawal.Reason reason) {
        return new Withdrawal(reason, "the mother", "parental-responsibility", null);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonStopsWhatCanWaitAndOnlyAMistakeWhatCannot(Withdrawal.Reason reason) {
        assertThat(because(reason).stops(false)).isTrue();
        assertThat(because(reason).stops(true)).isEqualTo(reason == Withdrawal.Reason.MADE_IN_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void aMistakeIsToldToAllAndWhatWasMeantToThoseWhoStillWorkOnIt(RecipientState state) {
        Standing standing = new Standing(state, Rung.ACCEPTED);
        boolean open = List.of(
                        RecipientState.DRAFT,
                        RecipientState.REQUESTED,
                        RecipientState.ACCEPTED,
                        RecipientState.IN_PROGRESS,
                        RecipientState.ON_HOLD,
                        RecipientState.FAILED)
                .contains(state);
        assertThat(because(Withdrawal.Reason.MADE_IN_ERROR).reaches(standing)).isTrue();
        assertThat(because(Withdrawal.Reason.NOT_NEEDED).reaches(standing)).isEqualTo(open);
    }

    @ParameterizedTest
    @EnumSource
    void aRecallEndsWhatIsOpenAndLeavesWhatHasEnded(RecipientState state) {
        Standing standing = new Standing(state, Rung.ACCEPTED);
        assertThat(Ladder.takenBack(standing, Amendment.Meaning.REVOKED))
                .isEqualTo(state.terminal() ? standing : new Standing(RecipientState.CANCELLED, Rung.ACCEPTED));
        assertThat(Ladder.takenBack(standing, Amendment.Meaning.ENTERED_IN_ERROR))
                .isEqualTo(state.terminal() ? standing : new Standing(RecipientState.ENTERED_IN_ERROR, Rung.ACCEPTED));
    }

    @Test
    void theFirstVersionBearsTheRecipientsIdAlone() {
        assertThat(Amendment.fileName("rc-1.pdf", 1)).isEqualTo("rc-1.pdf");
        assertThat(Amendment.fileName("rc-1.pdf", 3)).isEqualTo("rc-1-v3.pdf");
    }
}
