package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.Rung;

@ExtendWith(TestDatabase.class)
class AttemptsTest {
    private static final Attempts.Recovered NOTHING = new Attempts.Recovered(0, 0);

    private Desk desk;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
    }

    @Test
    void anAttemptIsDispatchedOnceToItsAgencysQueue() {
        UUID recipient = desk.committed("R-1");
        List<Outbox.Posting> sent = new ArrayList<>();
        desk.attempts.dispatch(10, sent::addAll);
        assertThat(sent)
                .containsExactly(new Outbox.Posting(
                        recipient + ":1", "hub.referrals." + Desk.AGENCY, recipient + ":1", 0, false));
        assertThat(desk.dispatched()).isEmpty();
    }

    @Test
    void safeguardingLeavesBeforeWhatHasBeenDueForLonger() {
        desk.committed("R-1");
        desk.later(Duration.ofHours(1));
        UUID inDanger = desk.committedForSafeguarding("R-2");
        List<Outbox.Posting> sent = new ArrayList<>();
        desk.attempts.dispatch(1, sent::addAll);
        assertThat(sent)
                .containsExactly(
                        new Outbox.Posting(inDanger + ":1", "hub.referrals." + Desk.AGENCY, inDanger + ":1", 0, true));
    }

    @Test
    void aDeliveryWhoseEndCouldNotBeWrittenDownIsUnknownAndRepeatedAsSoonAsTheDatabaseIsBack() {
        UUID recipient = desk.committed("R-1");
        desk.dispatched();
        Delivery delivery = desk.attempts.begin(recipient, 1).orElseThrow();
        assertThat(desk.dispatched()).as("while it is carried").isEmpty();

        desk.attempts.failed(delivery, away());
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
        assertThat(desk.only().rung()).isEqualTo(Rung.UNKNOWN);
        assertThat(desk.only().state()).isEqualTo(RecipientState.REQUESTED);
    }

    @Test
    void aDeliveryThatFailsInsideTheHubWaitsForAPerson() {
        UUID recipient = desk.committed("R-1");
        desk.dispatched();
        desk.attempts.failed(desk.attempts.begin(recipient, 1).orElseThrow(), new IllegalStateException("a fault"));

        assertThat(desk.only().state()).isEqualTo(RecipientState.FAILED);
        assertThat(desk.dispatched()).isEmpty();
    }

    @Test
    void aMessageThatIsUsedUpWhileTheDatabaseIsAwayIsSentAgainAsSoonAsItIsBack() {
        UUID recipient = desk.committed("R-1");
        desk.dispatched();
        desk.breakFor(() -> assertThatThrownBy(() -> desk.attempts.begin(recipient, 1, false))
                .isInstanceOf(RuntimeException.class));

        assertThat(desk.dispatched()).containsExactly(recipient + ":1");
        assertThat(desk.attempts.begin(recipient, 1, false)).isPresent();
    }

    private static Exception away() {
        return new IllegalStateException(new SQLException("terminating connection", "57P01"));
    }

    @Test
    void whatIsDueForAnAgencyWhoseAgreementHasLapsedIsOnHoldUntilItIsRenewed() {
        UUID recipient = desk.committed("R-1");
        Map<String, String> lapsed = Map.of(Desk.AGENCY, "ISA-16 ended");
        List<Outbox.Posting> sent = new ArrayList<>();

        desk.attempts.dispatch(10, lapsed, sent::addAll);
        desk.attempts.dispatch(10, lapsed, sent::addAll);
        assertThat(sent).isEmpty();
        assertThat(desk.only().state()).isEqualTo(RecipientState.ON_HOLD);
        desk.later(Duration.ofDays(30));
        assertThat(desk.attempts.line(Desk.AGENCY)).isEqualTo(new Attempts.Line(null, 0));

        assertThat(desk.dispatched()).containsExactly(recipient + ":1");
        assertThat(desk.only().state()).isEqualTo(RecipientState.REQUESTED);
        assertThat(desk.timeline())
                .extracting(RecipientEvent::kind)
                .contains("agreement-lapsed", "agreement-renewed")
                .doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatTheEndOfTheAgreementOvertakesIsDueAgain() {
        UUID recipient = desk.committed("R-1");
        desk.dispatched();

        assertThat(desk.attempts.begin(recipient, 1, true)).isEmpty();
        assertThat(desk.dispatched()).containsExactly(recipient + ":1");
        assertThat(desk.attempts.begin(recipient, 1, false)).isPresent();
    }

    @Test
    void noAgreementHoldsUpAChildInDanger() {
        UUID inDanger = desk.committedForSafeguarding("R-2");
        List<Outbox.Posting> sent = new ArrayList<>();

        desk.attempts.dispatch(10, Map.of(Desk.AGENCY, "ISA-16 ended"), sent::addAll);

        assertThat(sent).extracting(Outbox.Posting::body).containsExactly(inDanger + ":1");
        assertThat(desk.attempts.begin(inDanger, 1, true)).isPresent();
    }

    @Test
    void whatTheAgencyItselfHasPutOnHoldStaysSo() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Status.ON_HOLD, null, null), "ack.csv");

        desk.dispatched();

        assertThat(desk.only().state()).isEqualTo(RecipientState.ON_HOLD);
    }

    @Test
    void whatTheBrokerDidNotTakeIsStillDue() {
        UUID recipient = desk.committed("R-1");
        assertThatThrownBy(() -> desk.attempts.dispatch(10, postings -> {
                    throw new IllegalStateException("broker away");
                }))
                .hasMessage("broker away");
        assertThat(desk.dispatched()).containsExactly(recipient + ":1");
    }

    @Test
    void twoDispatchersNeverTakeTheSameAttempt() throws Exception {
        for (int i = 0; i < 20; i++) {
            desk.committed("R-" + i);
        }
        CountDownLatch firstHasClaimed = new CountDownLatch(1);
        CountDownLatch secondIsDone = new CountDownLatch(1);
        List<String> first = new ArrayList<>();
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Integer> claimed = other.submit(() -> desk.attempts.dispatch(12, postings -> {
            postings.forEach(posting -> first.add(posting.body()));
            firstHasClaimed.countDown();
            await(secondIsDone);
        }));
        firstHasClaimed.await();
        List<String> second = desk.dispatched();
        secondIsDone.countDown();
        assertThat(claimed.get()).isEqualTo(12);
        other.shutdown();
        assertThat(first).hasSize(12).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(8);
        assertThat(desk.dispatched()).isEmpty();
    }

    @Test
    void aSecondMessageForAnAttemptDoesNothing() {
        UUID recipient = desk.committed("R-1");
        Delivery delivery = desk.begun(recipient, 1);
        assertThat(delivery.request()).isEqualTo(Desk.request("R-1", "needs advice"));
        assertThat(delivery.firstDue()).isEqualTo(desk.now);
        assertThat(desk.attempts.begin(recipient, 1)).isEmpty();
        desk.attempts.proved(delivery, desk.proof());
        assertThat(desk.attempts.begin(recipient, 1)).isEmpty();
        assertThat(desk.attempts.begin(recipient, 2)).isEmpty();
        assertThat(desk.attempts.begin(UUID.randomUUID(), 1)).isEmpty();
    }

    @Test
    void ofManyConsumersOneBegins() throws Exception {
        UUID recipient = desk.committed("R-1");
        ExecutorService consumers = Executors.newFixedThreadPool(8);
        List<Future<Optional<Delivery>>> begun = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            begun.add(consumers.submit(() -> desk.attempts.begin(recipient, 1)));
        }
        int deliveries = 0;
        for (Future<Optional<Delivery>> one : begun) {
            deliveries += one.get().isPresent() ? 1 : 0;
        }
        consumers.shutdown();
        assertThat(deliveries).isEqualTo(1);
    }

    @Test
    void theSameProofTwiceHasTheEffectOfOnce() {
        UUID recipient = desk.committed("R-1");
        Delivery delivery = desk.begun(recipient, 1);
        desk.attempts.proved(delivery, desk.proof());
        desk.attempts.proved(delivery, desk.proof());
        desk.attempts.notCarried(delivery, Kind.LATER, "too late a word");
        assertThat(desk.only().rung()).isEqualTo(Rung.TRANSPORT_PROVED);
        assertThat(desk.timeline()).extracting(RecipientEvent::kind).containsExactly("requested", "proved");
        assertThat(desk.count("hub.audit_events WHERE action = 'delivered'")).isEqualTo(1);
        assertThat(desk.count("hub.attempts")).isEqualTo(1);
    }

    @Test
    void aFailedAttemptFallsDueAgainLaterAndIsGivenUpByElapsedTime() {
        UUID recipient = desk.committed("R-1");
        Instant committed = desk.now;
        desk.attempts.notCarried(desk.begun(recipient, 1), Kind.LATER, "connection refused");
        assertThat(desk.dispatched()).isEmpty();
        int number = 1;
        while (desk.only().state() == RecipientState.REQUESTED) {
            desk.later(Duration.ofHours(12));
            number++;
            assertThat(desk.dispatched()).containsExactly(recipient + ":" + number);
            desk.attempts.notCarried(desk.begun(recipient, number), Kind.LATER, "connection refused");
        }
        assertThat(desk.only().state()).isEqualTo(RecipientState.FAILED);
        assertThat(Duration.between(committed, desk.now)).isEqualTo(Duration.ofHours(72));
        desk.later(Duration.ofDays(30));
        assertThat(desk.dispatched()).isEmpty();
        assertThat(desk.attempts.due()).isZero();
        assertThat(desk.count("hub.audit_events WHERE action = 'given-up'")).isEqualTo(1);
    }

    @Test
    void aServerThatAsksForPeaceIsNotAskedBeforeThat() {
        UUID recipient = desk.committed("R-1");
        desk.attempts.notCarried(
                desk.begun(recipient, 1), new NotCarried(Kind.LATER, "503", null, Duration.ofMinutes(10)));
        desk.later(Duration.ofMinutes(9));
        assertThat(desk.dispatched()).isEmpty();
        desk.later(Duration.ofMinutes(1));
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
    }

    @Test
    void whatNeedsAPersonIsVisiblyFailedUntilSomebodyResendsIt() {
        UUID recipient = desk.committed("R-1");
        desk.attempts.notCarried(desk.begun(recipient, 1), Kind.NEEDS_A_PERSON, "host key changed");
        assertThat(desk.only().state()).isEqualTo(RecipientState.FAILED);
        assertThat(desk.interventions.resend(recipient, Desk.OPERATOR)).isTrue();
        assertThat(desk.interventions.resend(recipient, Desk.OPERATOR)).isFalse();
        assertThat(desk.only().state()).isEqualTo(RecipientState.REQUESTED);
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
        assertThat(desk.count("hub.audit_events WHERE action = 'resent' AND who = 'o.perator'"))
                .isEqualTo(1);
    }

    @Test
    void aResendStartsTheDelaysAndTheirCapAnew() {
        UUID recipient = desk.committed("R-1");
        desk.attempts.notCarried(desk.begun(recipient, 1), Kind.LATER, "connection refused");
        desk.later(Duration.ofHours(80));
        desk.attempts.notCarried(desk.begun(recipient, 2), Kind.LATER, "connection refused");
        assertThat(desk.only().state()).isEqualTo(RecipientState.FAILED);
        desk.interventions.resend(recipient, Desk.OPERATOR);
        desk.attempts.notCarried(desk.begun(recipient, 3), Kind.LATER, "connection refused");
        assertThat(desk.only().state()).isEqualTo(RecipientState.REQUESTED);
        desk.later(Duration.ofSeconds(40));
        assertThat(desk.dispatched()).containsExactly(recipient + ":4");
    }

    @Test
    void aResendBringsForwardWhatWaitsForItsHour() {
        UUID recipient = desk.committed("R-1");
        desk.attempts.notCarried(desk.begun(recipient, 1), Kind.LATER, "connection refused");
        assertThat(desk.dispatched()).isEmpty();
        assertThat(desk.interventions.resend(recipient, Desk.OPERATOR)).isTrue();
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
        assertThat(desk.interventions.resend(recipient, Desk.OPERATOR)).isFalse();
    }

    @Test
    void nothingIsResentThatEndedOtherwiseOrIsNotThere() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Status.DECLINED, "capacity", null), "a.csv");
        assertThat(desk.interventions.resend(recipient, Desk.OPERATOR)).isFalse();
        assertThat(desk.interventions.resend(UUID.randomUUID(), Desk.OPERATOR)).isFalse();
    }

    @Test
    void aResendThatFailsDoesNotUndoWhatTheAgencyAccepted() {
        UUID recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Status.ACCEPTED, null, null), "a.csv");
        assertThat(desk.interventions.resend(recipient, Desk.OPERATOR)).isTrue();
        desk.attempts.notCarried(desk.begun(recipient, 2), Kind.NEEDS_A_PERSON, "host key changed");
        assertThat(desk.only().state()).isEqualTo(RecipientState.ACCEPTED);
    }

    @Test
    void anAnswerMakesFurtherAttemptsNeedless() {
        UUID recipient = desk.committed("R-1");
        desk.attempts.notCarried(desk.begun(recipient, 1), Kind.UNKNOWN, "the line broke after the last byte");
        assertThat(desk.only().rung()).isEqualTo(Rung.UNKNOWN);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Status.RECEIVED, null, null), "a.csv");
        desk.later(Duration.ofDays(1));
        assertThat(desk.dispatched()).isEmpty();
        assertThat(desk.attempts.begin(recipient, 2)).isEmpty();
        assertThat(desk.attempts.due()).isZero();
        assertThat(desk.attempts.line(Desk.AGENCY)).isEqualTo(new Attempts.Line(null, 1));
    }

    @Test
    void anAttemptThatFailsAfterTheAnswerIsNotRepeated() {
        UUID recipient = desk.committed("R-1");
        Delivery delivery = desk.begun(recipient, 1);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Status.RECEIVED, null, null), "a.csv");
        desk.attempts.notCarried(delivery, Kind.UNKNOWN, "the line broke after the last byte");
        assertThat(desk.count("hub.attempts")).isEqualTo(1);
        assertThat(desk.only().state()).isEqualTo(RecipientState.REQUESTED);
        assertThat(desk.only().rung()).isEqualTo(Rung.ACKNOWLEDGED);
    }

    @Test
    void anAttemptOfADeadNodeIsUnknownAndNeverALivingNodes() {
        UUID recipient = desk.committed("R-1");
        desk.dispatched();
        desk.begun(recipient, 1);
        desk.jdbc
                .sql("INSERT INTO hub.nodes VALUES ('node-a', :folder, now(), clock_timestamp())")
                .param("folder", new UUID(0, 1))
                .update();
        assertThat(desk.attempts("node-b").recoverOfTheDead()).as("it lives").isEqualTo(NOTHING);
        assertThat(desk.attempts("node-a").recoverOfTheDead()).as("its own").isEqualTo(NOTHING);
        desk.jdbc
                .sql("UPDATE hub.nodes SET seen_at = clock_timestamp() - interval '9 seconds'")
                .update();
        assertThat(desk.attempts("node-a").recoverOfTheDead()).as("its own").isEqualTo(NOTHING);
        UUID lost = desk.committed("R-2");
        assertThat(desk.dispatched()).containsExactly(lost + ":1");
        assertThat(desk.attempts("node-b").recoverOfTheDead()).isEqualTo(new Attempts.Recovered(1, 1));
        assertThat(desk.attempts("node-b").recoverOfTheDead()).isEqualTo(NOTHING);
        assertThat(desk.dispatched()).containsExactlyInAnyOrder(recipient + ":2", lost + ":1");
    }

    @Test
    void anAttemptFoundBegunAfterACrashIsUnknownAndRepeatedByItsOwnNode() {
        UUID recipient = desk.committed("R-1");
        desk.dispatched();
        desk.begun(recipient, 1);
        assertThat(desk.attempts("node-b").recover()).isEqualTo(new Attempts.Recovered(0, 0));
        assertThat(desk.attempts("node-a").recover()).isEqualTo(new Attempts.Recovered(1, 0));
        assertThat(desk.attempts("node-a").recover()).isEqualTo(new Attempts.Recovered(0, 0));
        assertThat(desk.only().rung()).isEqualTo(Rung.UNKNOWN);
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
        desk.proved(recipient, 2);
        assertThat(desk.only().rung()).isEqualTo(Rung.TRANSPORT_PROVED);
    }

    @Test
    void aDeliveryThatStopsTheHubAgainAndAgainIsPutOff() {
        UUID recipient = desk.committed("R-1");
        for (int number = 1; number <= 3; number++) {
            desk.begun(recipient, number);
            desk.attempts.recover();
        }
        assertThat(desk.dispatched()).isEmpty();
        desk.later(Duration.ofMinutes(5));
        assertThat(desk.dispatched()).containsExactly(recipient + ":4");
    }

    @Test
    void whatNobodyEndedForAnHourIsFoundWithoutARestart() {
        UUID recipient = desk.committed("R-1");
        desk.dispatched();
        Delivery lost = desk.attempts("node-gone").begin(recipient, 1).orElseThrow();
        desk.later(Duration.ofMinutes(59));
        assertThat(desk.dispatched()).isEmpty();
        desk.later(Duration.ofMinutes(2));
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
        assertThat(desk.only().rung()).isEqualTo(Rung.UNKNOWN);
        desk.attempts.proved(lost, desk.proof());
        assertThat(desk.only().rung()).isEqualTo(Rung.TRANSPORT_PROVED);
        assertThat(desk.attempts.begin(recipient, 2)).isEmpty();
    }

    @Test
    void aClockThatJumpsForwardMakesNoCourierLate() {
        UUID recipient = desk.committed("R-1");
        desk.dispatched();
        Delivery delivery = desk.begun(recipient, 1);
        desk.later(Duration.ofHours(2));
        assertThat(desk.dispatched()).isEmpty();
        desk.attempts.proved(delivery, desk.proof());
        assertThat(desk.timeline()).extracting(RecipientEvent::kind).containsExactly("requested", "proved");
    }

    @Test
    void aClockThatGoesBackMakesNobodyWaitForTheTimeItShowed() {
        desk.later(Duration.ofHours(1));
        UUID fresh = desk.committed("R-1");
        UUID failed = desk.committed("R-2");
        UUID lost = desk.committed("R-3");
        desk.dispatched();
        desk.attempts.notCarried(desk.begun(failed, 1), Kind.LATER, "connection refused");
        UUID late = desk.committed("R-4");
        desk.later(Duration.ofHours(-1));

        assertThat(desk.dispatched()).containsExactlyInAnyOrder(fresh + ":1", failed + ":2", lost + ":1", late + ":1");
        assertThat(desk.dispatched()).isEmpty();
    }

    @Test
    void aStartAfterTheClockWentBackFindsWhatWaitsForIt() {
        desk.later(Duration.ofHours(1));
        UUID recipient = desk.committed("R-1");
        desk.later(Duration.ofHours(-1));
        Attempts restarted = desk.attempts("node-a");
        restarted.recover();
        assertThat(desk.dispatched()).containsExactly(recipient + ":1");
    }

    @Test
    void whatWasPutOffByARightClockKeepsItsTime() {
        UUID recipient = desk.committed("R-1");
        desk.attempts.notCarried(desk.begun(recipient, 1), Kind.LATER, "connection refused");
        desk.later(Duration.ofSeconds(1));
        assertThat(desk.dispatched()).isEmpty();
        desk.later(Duration.ofHours(-1));
        desk.later(Duration.ofHours(1));
        assertThat(desk.dispatched()).isEmpty();
        desk.later(Duration.ofMinutes(1));
        assertThat(desk.dispatched()).containsExactly(recipient + ":2");
    }

    @Test
    void whatTheBrokerMayHaveLostIsDispatchedAgainUnderANewNumber() {
        UUID recipient = desk.committed("R-1");
        desk.dispatched();
        assertThat(desk.attempts.recover()).isEqualTo(new Attempts.Recovered(0, 1));
        List<Outbox.Posting> again = new ArrayList<>();
        desk.attempts.dispatch(10, again::addAll);
        assertThat(again)
                .extracting(Outbox.Posting::body, Outbox.Posting::sends)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(recipient + ":1", 1));
        desk.later(Duration.ofMinutes(16));
        assertThat(desk.dispatched()).containsExactly(recipient + ":1");
    }

    @Test
    void anAgencysLineShowsWhatWaitsAndWhatFails() {
        assertThat(desk.attempts.line(Desk.AGENCY)).isEqualTo(new Attempts.Line(null, 0));
        Instant since = desk.now;
        UUID recipient = desk.committed("R-1");
        desk.later(Duration.ofMinutes(10));
        assertThat(desk.attempts.line(Desk.AGENCY)).isEqualTo(new Attempts.Line(since, 0));
        desk.attempts.notCarried(desk.begun(recipient, 1), Kind.LATER, "connection refused");
        assertThat(desk.attempts.line(Desk.AGENCY)).isEqualTo(new Attempts.Line(null, 1));
        desk.later(Duration.ofMinutes(1));
        desk.proved(recipient, 2);
        assertThat(desk.attempts.line(Desk.AGENCY)).isEqualTo(new Attempts.Line(null, 0));
        assertThat(desk.attempts.line("somebody-else")).isEqualTo(new Attempts.Line(null, 0));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the second waits for the first");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
