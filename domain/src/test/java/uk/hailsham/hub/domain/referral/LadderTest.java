package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.referral.Ladder.Order;
import uk.hailsham.hub.domain.referral.Ladder.Step;
import uk.hailsham.hub.domain.referral.Reply.Status;

class LadderTest {
    private static final Standing SENT = new Standing(RecipientState.REQUESTED, Rung.TRANSPORT_PROVED);

    /** Anything that can happen to a recipient between two looks at it. */
    private sealed interface Happening {
        record Answer(Status status, Order order) implements Happening {}

        record Proved(Rung rung) implements Happening {}

        record Unknown() implements Happening {}

        record Set(Party by, RecipientState state, Order order) implements Happening {}

        record TakenBack(Amendment.Meaning meaning) implements Happening {}

        record GivenUp() implements Happening {}

        record Collected() implements Happening {}
    }

    @Test
    void receivedIsAcknowledgedButNotYetAccepted() {
        assertThat(answered(SENT, Status.RECEIVED))
                .isEqualTo(moved(new Standing(RecipientState.REQUESTED, Rung.ACKNOWLEDGED)));
    }

    @Test
    void acceptedFirstContactAndClosedClimbTheLadder() {
        Step accepted = answered(SENT, Status.ACCEPTED);
        assertThat(accepted).isEqualTo(moved(new Standing(RecipientState.ACCEPTED, Rung.ACCEPTED)));
        Step seen = answered(accepted.standing(), Status.FIRST_CONTACT);
        assertThat(seen).isEqualTo(moved(new Standing(RecipientState.IN_PROGRESS, Rung.FIRST_CONTACT)));
        assertThat(answered(seen.standing(), Status.CLOSED))
                .isEqualTo(moved(new Standing(RecipientState.COMPLETED, Rung.CLOSED)));
    }

    @Test
    void declinedIsTerminalAndALaterAcceptanceIsFlagged() {
        Standing declined = answered(SENT, Status.DECLINED).standing();
        assertThat(declined).isEqualTo(new Standing(RecipientState.REJECTED, Rung.ACKNOWLEDGED));
        assertThat(answered(declined, Status.ACCEPTED)).isEqualTo(new Step(declined, false, true));
        assertThat(answered(declined, Status.DECLINED)).isEqualTo(moved(declined));
    }

    @Test
    void workGoesOnAfterAPause() {
        Standing paused = after(Status.FIRST_CONTACT, Status.ON_HOLD);
        assertThat(paused).isEqualTo(new Standing(RecipientState.ON_HOLD, Rung.FIRST_CONTACT));
        assertThat(answered(paused, Status.ACCEPTED))
                .isEqualTo(moved(new Standing(RecipientState.IN_PROGRESS, Rung.FIRST_CONTACT)));
    }

    @Test
    void aQuestionShowsThatItWasReadAndDecidesNothing() {
        assertThat(answered(SENT, Status.INFORMATION_NEEDED))
                .isEqualTo(moved(new Standing(RecipientState.REQUESTED, Rung.ACKNOWLEDGED)));
        Standing accepted = after(Status.ACCEPTED);
        assertThat(answered(accepted, Status.INFORMATION_NEEDED)).isEqualTo(moved(accepted));
        Standing declined = after(Status.DECLINED);
        assertThat(answered(declined, Status.INFORMATION_NEEDED)).isEqualTo(new Step(declined, false, true));
    }

    @Test
    void aBookedFirstContactIsAnAcceptanceAndNoContactYet() {
        assertThat(answered(SENT, Status.BOOKED))
                .isEqualTo(moved(new Standing(RecipientState.ACCEPTED, Rung.ACCEPTED)));
        Standing seen = after(Status.FIRST_CONTACT);
        assertThat(answered(seen, Status.BOOKED)).isEqualTo(moved(seen));
    }

    @Test
    void notBroughtShowsThatItWasAccepted() {
        assertThat(answered(SENT, Status.NOT_BROUGHT))
                .isEqualTo(moved(new Standing(RecipientState.ACCEPTED, Rung.ACCEPTED)));
    }

    @Test
    void aLateAnswerProvesWhatItProvesAndChangesNoState() {
        Standing paused = after(Status.ON_HOLD);
        assertThat(Ladder.answered(paused, Status.FIRST_CONTACT, Order.LATE))
                .isEqualTo(moved(new Standing(RecipientState.ON_HOLD, Rung.FIRST_CONTACT)));
        assertThat(Ladder.answered(paused, Status.DECLINED, Order.LATE)).isEqualTo(new Step(paused, false, true));
    }

    @Test
    void aProofThatComesAfterTheAnswerChangesNothing() {
        Standing accepted = after(Status.ACCEPTED);
        assertThat(Ladder.proved(accepted, Rung.TRANSPORT_PROVED)).isEqualTo(accepted);
    }

    @Test
    void whatIsProvedIsNeverUnknownAgain() {
        assertThat(Ladder.unknown(SENT)).isEqualTo(SENT);
        assertThat(Ladder.unknown(Standing.NEW)).isEqualTo(new Standing(RecipientState.REQUESTED, Rung.UNKNOWN));
        assertThat(Ladder.proved(Ladder.unknown(Standing.NEW), Rung.HANDED_OVER))
                .isEqualTo(new Standing(RecipientState.REQUESTED, Rung.HANDED_OVER));
    }

    @Test
    void aDeliveryGivenUpHasFailedUnlessTheAgencyHasAnswered() {
        assertThat(Ladder.givenUp(Standing.NEW)).isEqualTo(new Standing(RecipientState.FAILED, Rung.QUEUED));
        Standing accepted = after(Status.ACCEPTED);
        assertThat(Ladder.givenUp(accepted)).isEqualTo(accepted);
    }

    @Test
    void anAnswerShowsThatADeliveryGivenUpHadArrived() {
        Standing givenUp = Ladder.givenUp(Ladder.unknown(Standing.NEW));
        assertThat(answered(givenUp, Status.RECEIVED))
                .isEqualTo(moved(new Standing(RecipientState.REQUESTED, Rung.ACKNOWLEDGED)));
        Standing agencyFailed = after(Status.FAILED);
        assertThat(answered(agencyFailed, Status.ACCEPTED)).isEqualTo(new Step(agencyFailed, false, true));
    }

    @Test
    void eachSideSetsOnlyItsOwnStatesAndEitherMayCancel() {
        Set<RecipientState> performer = EnumSet.of(
                RecipientState.ACCEPTED,
                RecipientState.REJECTED,
                RecipientState.IN_PROGRESS,
                RecipientState.ON_HOLD,
                RecipientState.FAILED,
                RecipientState.COMPLETED);
        for (RecipientState state : RecipientState.values()) {
            boolean either = state == RecipientState.CANCELLED;
            assertThat(!Ladder.set(SENT, Party.PERFORMER, state).contradiction())
                    .isEqualTo(either || performer.contains(state));
            assertThat(!Ladder.set(SENT, Party.REQUESTER, state).contradiction())
                    .isEqualTo(either || !performer.contains(state));
        }
    }

    @Test
    void aCancellationByTheReferrerStopsNoClockAndProvesNothing() {
        assertThat(Ladder.set(SENT, Party.REQUESTER, RecipientState.CANCELLED))
                .isEqualTo(new Step(new Standing(RecipientState.CANCELLED, SENT.rung()), false, false));
        assertThat(Ladder.set(SENT, Party.PERFORMER, RecipientState.CANCELLED))
                .isEqualTo(moved(new Standing(RecipientState.CANCELLED, Rung.ACKNOWLEDGED)));
    }

    /** A Task that follows a recall says so in the only word that its performer has. */
    @Test
    void whoCancelsWhatWasEnteredInErrorConfirmsIt() {
        Standing mistake = Ladder.takenBack(after(Status.ACCEPTED), Amendment.Meaning.ENTERED_IN_ERROR);
        assertThat(mistake.state()).isEqualTo(RecipientState.ENTERED_IN_ERROR);
        for (Order order : Order.values()) {
            assertThat(Ladder.set(mistake, Party.PERFORMER, RecipientState.CANCELLED, order))
                    .isEqualTo(moved(mistake));
        }
        assertThat(Ladder.set(mistake, Party.PERFORMER, RecipientState.REJECTED).contradiction())
                .isTrue();
    }

    @Property
    void noStateIsSetAfterAnEnd(@ForAll Party by, @ForAll RecipientState state, @ForAll List<Status> before) {
        Standing standing = after(before.toArray(Status[]::new));
        Step step = Ladder.set(standing, by, state);
        if (standing.state().terminal()) {
            assertThat(step.standing().state()).isEqualTo(standing.state());
            assertThat(step.contradiction()).isEqualTo(state != standing.state() || !by.maySet(state));
        }
    }

    @Property
    void nothingThatHappensSinksARungOrLeavesATerminalState(@ForAll("happenings") List<Happening> happenings) {
        Standing standing = SENT;
        for (Happening happening : happenings) {
            Standing after = after(standing, happening);
            assertThat(after.rung()).isGreaterThanOrEqualTo(standing.rung());
            if (ended(standing)) {
                assertThat(after.state()).isEqualTo(standing.state());
            }
            standing = after;
        }
    }

    /** A delivery that the hub gave up is an end until the agency shows that it has it after all. */
    private static boolean ended(Standing standing) {
        boolean delivery =
                standing.state() == RecipientState.FAILED && standing.rung().compareTo(Rung.ACKNOWLEDGED) < 0;
        return standing.state().terminal() && !delivery;
    }

    @Property
    void theSameAnswerTwiceHasTheEffectOfOnce(@ForAll List<Status> before, @ForAll Status answer) {
        Step once = answered(after(before.toArray(Status[]::new)), answer);
        assertThat(answered(once.standing(), answer)).isEqualTo(once);
    }

    @Property
    void aContradictionChangesNothingAndStopsNoClock(
            @ForAll List<Status> before, @ForAll Status answer, @ForAll Order order) {
        Standing standing = after(before.toArray(Status[]::new));
        Step step = Ladder.answered(standing, answer, order);
        if (step.contradiction()) {
            assertThat(step).isEqualTo(new Step(standing, false, true));
        } else {
            assertThat(step.clockStops()).isTrue();
        }
    }

    @Property
    void proofAndAnswerEndAlikeInEitherOrder(@ForAll Status answer) {
        Standing proofFirst = answered(Ladder.proved(Standing.NEW, Rung.TRANSPORT_PROVED), answer)
                .standing();
        Standing answerFirst = Ladder.proved(answered(Standing.NEW, answer).standing(), Rung.TRANSPORT_PROVED);
        assertThat(answerFirst).isEqualTo(proofFirst);
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        Arbitrary<Happening> answers = Combinators.combine(
                        Arbitraries.of(Status.values()), Arbitraries.of(Order.values()))
                .as(Happening.Answer::new);
        Arbitrary<Happening> proofs = Arbitraries.of(Rung.values())
                .filter(rung -> rung != Rung.UNKNOWN)
                .map(Happening.Proved::new);
        Arbitrary<Happening> sets = Combinators.combine(
                        Arbitraries.of(Party.values()),
                        Arbitraries.of(RecipientState.values()),
                        Arbitraries.of(Order.values()))
                .as(Happening.Set::new);
        Arbitrary<Happening> hubs = Arbitraries.of(
                new Happening.Unknown(),
                new Happening.GivenUp(),
                new Happening.Collected(),
                new Happening.TakenBack(Amendment.Meaning.REVOKED),
                new Happening.TakenBack(Amendment.Meaning.ENTERED_IN_ERROR));
        return Arbitraries.oneOf(answers, proofs, sets, hubs).list();
    }

    private static Standing after(Standing standing, Happening happening) {
        if (happening instanceof Happening.Answer answer) {
            return Ladder.answered(standing, answer.status(), answer.order()).standing();
        }
        if (happening instanceof Happening.Set set) {
            return Ladder.set(standing, set.by(), set.state(), set.order()).standing();
        }
        if (happening instanceof Happening.TakenBack taken) {
            return Ladder.takenBack(standing, taken.meaning());
        }
        if (happening instanceof Happening.Proved proved) {
            return Ladder.proved(standing, proved.rung());
        }
        if (happening instanceof Happening.GivenUp) {
            return Ladder.givenUp(standing);
        }
        return happening instanceof Happening.Collected ? Ladder.collected(standing) : Ladder.unknown(standing);
    }

    private static Standing after(Status... answers) {
        Standing standing = SENT;
        for (Status answer : answers) {
            standing = answered(standing, answer).standing();
        }
        return standing;
    }

    private static Step answered(Standing standing, Status status) {
        return Ladder.answered(standing, status, Order.NEWEST);
    }

    private static Step moved(Standing standing) {
        return new Step(standing, true, false);
    }

    @Test
    void aStateSetLateMayProveSomethingButEndsNothing() {
        Standing begun = new Standing(RecipientState.IN_PROGRESS, Rung.TRANSPORT_PROVED);

        assertThat(Ladder.set(begun, Party.PERFORMER, RecipientState.ACCEPTED, Ladder.Order.LATE))
                .isEqualTo(new Step(new Standing(RecipientState.IN_PROGRESS, Rung.ACCEPTED), true, false));
        assertThat(Ladder.set(begun, Party.PERFORMER, RecipientState.REJECTED, Ladder.Order.LATE))
                .isEqualTo(new Step(begun, false, true));
    }

    @Test
    void anAgencyThatSetsAStateHasWhatTheHubHadGivenUpDelivering() {
        Standing givenUp = new Standing(RecipientState.FAILED, Rung.UNKNOWN);

        assertThat(Ladder.set(givenUp, Party.PERFORMER, RecipientState.ACCEPTED))
                .isEqualTo(new Step(new Standing(RecipientState.ACCEPTED, Rung.ACCEPTED), true, false));
        assertThat(Ladder.set(givenUp, Party.REQUESTER, RecipientState.CANCELLED)
                        .contradiction())
                .isTrue();
    }
}
