package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.referral.Reply.Status;

class LadderTest {
    private static final Standing SENT = new Standing(RecipientState.REQUESTED, Rung.TRANSPORT_PROVED);

    @Test
    void receivedIsAcknowledgedButNotYetAccepted() {
        assertThat(Ladder.answered(SENT, Status.RECEIVED))
                .isEqualTo(new Ladder.Step(new Standing(RecipientState.REQUESTED, Rung.ACKNOWLEDGED), false));
    }

    @Test
    void acceptedFirstContactAndClosedClimbTheLadder() {
        Standing standing = SENT;
        for (Status status : List.of(Status.ACCEPTED, Status.FIRST_CONTACT, Status.CLOSED)) {
            standing = Ladder.answered(standing, status).standing();
        }
        assertThat(standing).isEqualTo(new Standing(RecipientState.COMPLETED, Rung.CLOSED));
    }

    @Test
    void declinedIsTerminalAndALaterAcceptanceIsFlagged() {
        Standing declined = Ladder.answered(SENT, Status.DECLINED).standing();
        assertThat(declined).isEqualTo(new Standing(RecipientState.REJECTED, Rung.ACKNOWLEDGED));
        assertThat(Ladder.answered(declined, Status.ACCEPTED)).isEqualTo(new Ladder.Step(declined, true));
    }

    @Test
    void aProofThatComesAfterTheAnswerChangesNothing() {
        Standing accepted = Ladder.answered(SENT, Status.ACCEPTED).standing();
        assertThat(Ladder.proved(accepted, Rung.TRANSPORT_PROVED)).isEqualTo(accepted);
    }

    @Test
    void whatIsProvedIsNeverUnknownAgain() {
        assertThat(Ladder.unknown(SENT)).isEqualTo(SENT);
        assertThat(Ladder.unknown(Standing.NEW)).isEqualTo(new Standing(RecipientState.REQUESTED, Rung.UNKNOWN));
    }

    @Property
    void noSequenceOfAnswersSinksARungOrLeavesATerminalState(@ForAll List<Status> answers) {
        Standing standing = SENT;
        for (Status answer : answers) {
            Standing after = Ladder.answered(standing, answer).standing();
            assertThat(after.rung()).isGreaterThanOrEqualTo(standing.rung());
            if (standing.state().terminal()) {
                assertThat(after.state()).isEqualTo(standing.state());
            }
            standing = after;
        }
    }

    @Property
    void theSameAnswerTwiceHasTheEffectOfOnce(@ForAll List<Status> before, @ForAll Status answer) {
        Standing standing = SENT;
        for (Status status : before) {
            standing = Ladder.answered(standing, status).standing();
        }
        Ladder.Step once = Ladder.answered(standing, answer);
        assertThat(Ladder.answered(once.standing(), answer).standing()).isEqualTo(once.standing());
    }
}
