package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Amendments.Outcome;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Withdrawal;

@ExtendWith(TestDatabase.class)
class AmendmentsTest {
    private static final Withdrawal NO_LONGER_AGREED =
            new Withdrawal(Withdrawal.Reason.AGREEMENT_WITHDRAWN, "the mother", "parental-responsibility", null);
    private static final Withdrawal MISTAKE =
            new Withdrawal(Withdrawal.Reason.MADE_IN_ERROR, "the SENCO", "referrer", "the wrong pupil");

    private Desk desk;
    private Amendments amendments;
    private AmendmentProofs proofs;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        amendments = new Amendments(desk.jdbc, desk.transactions, desk.audit, UUID::randomUUID, desk.clock);
        proofs = new AmendmentProofs(desk.jdbc);
    }

    private Outcome withdraw(Withdrawal withdrawal) {
        List<Amendments.Effect> effects =
                amendments.withdraw(Desk.OPERATOR, desk.only().referral(), withdrawal);
        assertThat(effects)
                .singleElement()
                .satisfies(effect ->
                        assertThat(effect.recipient()).isEqualTo(desk.only().id()));
        return effects.get(0).outcome();
    }

    private List<AmendmentProofs.View> views() {
        return proofs.of(desk.only().referral());
    }

    private List<String> kinds() {
        return desk.timeline().stream().map(RecipientEvent::kind).toList();
    }

    @Test
    void whatHasNotLeftIsNotSentAnyMore() {
        UUID recipient = desk.committed("R-1");
        assertThat(desk.dispatched()).containsExactly(recipient + ":1");

        assertThat(withdraw(NO_LONGER_AGREED)).isEqualTo(Outcome.STOPPED);
        assertThat(desk.attempts.begin(recipient, 1, false))
                .as("the message in the broker")
                .isEmpty();
        assertThat(desk.dispatched()).isEmpty();
        assertThat(desk.only().state()).isEqualTo(RecipientState.CANCELLED);
        assertThat(views()).isEmpty();
        assertThat(desk.jdbc
                        .sql(
                                "SELECT reason || ' ' || withdrawn_by || ' ' || standing || ' ' || recorded_by || ' ' || stops"
                                        + " FROM hub.withdrawals")
                        .query(String.class)
                        .list())
                .containsExactly("agreement-withdrawn the mother parental-responsibility o.perator true");
    }

    @Test
    void whatWasSentIsRecalledWithAProofOfItsOwn() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Reply.Status.ACCEPTED, null, null), "a.csv");

        assertThat(withdraw(NO_LONGER_AGREED)).isEqualTo(Outcome.RECALLED);
        assertThat(desk.only().state()).isEqualTo(RecipientState.CANCELLED);
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
        Delivery recall = desk.attempts.begin(recipient, 2, false).orElseThrow();
        assertThat(recall.again()).isFalse();
        assertThat(recall.amendment())
                .isEqualTo(new Amendment(recall.amendment().id(), Amendment.Meaning.REVOKED, 2, List.of(1), desk.now));
        desk.attempts.proved(recall, desk.proof());

        assertThat(views())
                .extracting(
                        AmendmentProofs.View::meaning,
                        AmendmentProofs.View::cause,
                        AmendmentProofs.View::rung,
                        AmendmentProofs.View::attempts,
                        AmendmentProofs.View::result)
                .containsExactly(
                        tuple(Amendment.Meaning.REVOKED, "agreement-withdrawn", Rung.TRANSPORT_PROVED, 1, "proved"));
        assertThat(desk.only().rung()).as("of the referral").isEqualTo(Rung.ACCEPTED);
        assertThat(kinds())
                .containsExactly("requested", "proved", "answered", "withdrawn", "recalled", "recall-proved");
        assertThat(proofs.untold(null, 10)).isEmpty();
        assertThat(desk.dispatched()).isEmpty();
    }

    @Test
    void aDeliveryUnderWayIsHandledAsSentAndTheRecallFollowsIt() {
        UUID recipient = desk.committed("R-1");
        Delivery underWay = desk.begun(recipient, 1);

        assertThat(withdraw(NO_LONGER_AGREED)).isEqualTo(Outcome.RECALLED);
        assertThat(desk.dispatched()).as("it does not overtake").isEmpty();
        desk.attempts.proved(underWay, desk.proof());
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
    }

    @Test
    void aDeliveryUnderWayThatCertainlyDidNotArriveNeedsNoRecall() {
        UUID recipient = desk.committed("R-1");
        Delivery underWay = desk.begun(recipient, 1);
        withdraw(NO_LONGER_AGREED);
        desk.attempts.notCarried(underWay, NotCarried.Kind.LATER, "away");

        desk.later(Duration.ofDays(4));
        assertThat(desk.dispatched()).isEmpty();
        assertThat(views()).extracting(AmendmentProofs.View::result).containsExactly("not-needed");
    }

    @Test
    void aDeliveryOfWhichNobodyKnowsTheEndIsRecalledAndNotRepeated() {
        UUID recipient = desk.committed("R-1");
        Delivery underWay = desk.begun(recipient, 1);
        withdraw(NO_LONGER_AGREED);
        desk.attempts.notCarried(underWay, NotCarried.Kind.UNKNOWN, "hung up");

        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
        assertThat(desk.begun(recipient, 2).amendment()).isNotNull();
    }

    @Test
    void aRecallThatIsNotCarriedIsTriedAgainAndGivenUpForAPersonToRing() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        withdraw(NO_LONGER_AGREED);
        desk.attempts.notCarried(desk.begun(recipient, 2), NotCarried.Kind.LATER, "away");
        assertThat(desk.dispatched()).isEmpty();
        desk.later(Duration.ofSeconds(13));
        assertThat(desk.dispatched()).containsExactly(recipient + ":3");
        Delivery again = desk.begun(recipient, 3);
        assertThat(again.again()).isTrue();
        desk.later(Duration.ofHours(72));
        desk.attempts.notCarried(again, NotCarried.Kind.LATER, "still away");

        assertThat(proofs.untold(null, 10))
                .extracting(
                        AmendmentProofs.View::result, AmendmentProofs.View::attempts, AmendmentProofs.View::lastFailure)
                .containsExactly(tuple("given-up", 2, "still away"));
        assertThat(proofs.untold("marshlands", 10)).isEmpty();
        assertThat(kinds()).endsWith("recalled", "recall-not-carried", "recall-not-carried", "recall-given-up");
        assertThat(desk.only().state()).isEqualTo(RecipientState.CANCELLED);
    }

    @Test
    void aRecallThatAStopBrokeOffIsRepeatedUnderTheSameVersion() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        withdraw(NO_LONGER_AGREED);
        Amendment before = desk.begun(recipient, 2).amendment();
        desk.attempts.recover();
        desk.later(Duration.ofMinutes(1));

        assertThat(desk.dispatched()).containsExactly(recipient + ":3");
        assertThat(desk.begun(recipient, 3).amendment()).isEqualTo(before);
        assertThat(views()).extracting(AmendmentProofs.View::rung).containsExactly(Rung.UNKNOWN);
    }

    @Test
    void aMistakeIsToldToWhoeverHasItAndWhatHasEndedStaysAsItEnded() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Reply.Status.DECLINED, "capacity", null), "a.csv");

        assertThat(withdraw(NO_LONGER_AGREED)).isEqualTo(Outcome.ENDED);
        assertThat(desk.dispatched()).isEmpty();
        assertThat(withdraw(MISTAKE)).isEqualTo(Outcome.RECALLED);
        assertThat(desk.begun(recipient, 2).amendment().meaning()).isEqualTo(Amendment.Meaning.ENTERED_IN_ERROR);
        assertThat(desk.only().state()).isEqualTo(RecipientState.REJECTED);
    }

    @Test
    void aMistakeEndsWhatWasAcceptedAsEnteredInError() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Reply.Status.ACCEPTED, null, null), "a.csv");
        withdraw(MISTAKE);
        assertThat(desk.only().state()).isEqualTo(RecipientState.ENTERED_IN_ERROR);
    }

    @Test
    void theSameAgainRecallsOnce() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        withdraw(NO_LONGER_AGREED);
        assertThat(withdraw(NO_LONGER_AGREED)).isEqualTo(Outcome.RECALLED);
        assertThat(views()).hasSize(1);
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
    }

    @Test
    void anAnswerThatComesMeanwhileNeitherReopensItNorStopsTheRecall() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        withdraw(NO_LONGER_AGREED);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Reply.Status.RECEIVED, null, null), "a.csv");
        assertThat(desk.replies.record(
                        Desk.AGENCY,
                        new Reply(recipient, Reply.Status.ACCEPTED, null, LocalDate.of(2026, 11, 24)),
                        "b.csv"))
                .isEqualTo(Replies.Effect.CONTRADICTED);
        assertThat(desk.only().state()).isEqualTo(RecipientState.CANCELLED);
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
    }

    @Test
    void aLapsedAgreementWithTheAgencyKeepsNoRecallBack() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        withdraw(NO_LONGER_AGREED);
        List<String> sent = new ArrayList<>();
        desk.attempts.dispatch(
                10,
                Map.of(Desk.AGENCY, "ISA-16 ended"),
                postings -> postings.forEach(posting -> sent.add(posting.body())));
        assertThat(sent).containsExactly(recipient + ":2");
        assertThat(desk.attempts.begin(recipient, 2, true)).isPresent();
    }

    @Test
    void aChildInDangerIsHelpedWithoutAgreementAndOnlyAMistakeStopsThat() {
        UUID recipient = desk.committedForSafeguarding("R-1");
        assertThat(withdraw(NO_LONGER_AGREED)).isEqualTo(Outcome.GOES_ON);
        assertThat(amendments.recall(Desk.OPERATOR, recipient, Amendment.Meaning.REVOKED, "not-needed"))
                .contains(Outcome.GOES_ON);
        assertThat(kinds()).containsExactly("requested", "agreement-withdrawn");
        assertThat(desk.dispatched()).containsExactly(recipient + ":1");

        assertThat(withdraw(MISTAKE)).isEqualTo(Outcome.STOPPED);
        assertThat(desk.attempts.begin(recipient, 1, false)).isEmpty();
    }

    @Test
    void aRecallThatBouncedIsOnTheListOfThoseToRingAndTheReferralStaysAsProved() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        withdraw(NO_LONGER_AGREED);
        desk.proved(recipient, 2);
        MailTraces traces = new MailTraces(desk.jdbc, desk.transactions, desk.audit, desk.clock);
        traces.proved(recipient, 2, Rung.COLLECTED, "<seen@agency.example>");
        assertThat(views()).extracting(AmendmentProofs.View::rung).containsExactly(Rung.COLLECTED);
        traces.bounced(recipient, 2, "5.1.1", "<bounce@agency.example>");
        traces.bounced(recipient, 2, "5.1.1", "<bounce@agency.example>");

        assertThat(proofs.untold(null, 10))
                .extracting(AmendmentProofs.View::result)
                .containsExactly("given-up");
        assertThat(desk.only().rung()).isEqualTo(Rung.TRANSPORT_PROVED);
        assertThat(kinds()).endsWith("recall-proved", "recall-proved", "recall-bounced");
    }

    @Test
    void aRecallThatWasGivenUpGoesAgainWhenAPersonAsksForIt() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        withdraw(NO_LONGER_AGREED);
        desk.attempts.notCarried(desk.begun(recipient, 2), NotCarried.Kind.NEEDS_A_PERSON, "another host key");
        assertThat(desk.dispatched()).isEmpty();

        amendments.recall(Desk.OPERATOR, recipient, Amendment.Meaning.REVOKED, "agreement-withdrawn");
        assertThat(desk.dispatched()).containsExactly(recipient + ":3");
        desk.proved(recipient, 3);
        assertThat(views())
                .extracting(AmendmentProofs.View::version, AmendmentProofs.View::result, AmendmentProofs.View::attempts)
                .containsExactly(tuple(2, "proved", 2));
    }

    @Test
    void aReferralThatThereIsNotHasNoRecipients() {
        assertThat(amendments.withdraw(Desk.OPERATOR, UUID.randomUUID(), MISTAKE))
                .isEmpty();
        assertThat(amendments.recall(Desk.OPERATOR, UUID.randomUUID(), Amendment.Meaning.REVOKED, "not-needed"))
                .isEmpty();
    }
}
