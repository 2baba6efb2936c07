package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Replies.Effect;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.StateSet;

@ExtendWith(TestDatabase.class)
class RepliesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private Desk desk;
    private UUID recipient;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
    }

    @Test
    void theFirstAnswerStopsTheClockAndNoLaterOneMovesIt() {
        desk.later(Duration.ofMinutes(5));
        Instant first = desk.now;
        assertThat(answer(Status.RECEIVED, TODAY)).isEqualTo(Effect.MOVED);
        desk.later(Duration.ofMinutes(5));
        assertThat(answer(Status.ACCEPTED, TODAY)).isEqualTo(Effect.MOVED);
        assertThat(desk.only().clockStoppedAt()).isEqualTo(first);
        stands(RecipientState.ACCEPTED, Rung.ACCEPTED);
    }

    @Test
    void theSameAnswerTwiceHasTheEffectOfOnce() {
        Reply received = new Reply(recipient, Status.RECEIVED, null, null);
        assertThat(desk.replies.record(Desk.AGENCY, received, "a.csv")).isEqualTo(Effect.MOVED);
        assertThat(desk.replies.record(Desk.AGENCY, received, "b.csv")).isEqualTo(Effect.REPEATED);
        assertThat(desk.timeline()).extracting(RecipientEvent::kind).containsExactly("requested", "proved", "answered");
    }

    @Test
    void theSameAnswerFromManySidesAtOnceMovesOnce() throws Exception {
        ExecutorService sides = Executors.newFixedThreadPool(8);
        List<Future<Effect>> effects = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            effects.add(sides.submit(() -> answer(Status.ACCEPTED, TODAY)));
        }
        List<Effect> found = new ArrayList<>();
        for (Future<Effect> effect : effects) {
            found.add(effect.get());
        }
        sides.shutdown();
        assertThat(found).containsOnlyOnce(Effect.MOVED).containsOnly(Effect.MOVED, Effect.REPEATED);
    }

    @Test
    void aStateIsSetByWhomItBelongsToOnceAndNeverAfterAnEnd() {
        StateSet begun = new StateSet(recipient, RecipientState.IN_PROGRESS, null, TODAY);
        assertThat(desk.replies.set(Desk.AGENCY, begun, "Task")).isEqualTo(Effect.MOVED);
        stands(RecipientState.IN_PROGRESS, Rung.ACCEPTED);
        assertThat(desk.replies.set(Desk.AGENCY, begun, "Task")).isEqualTo(Effect.REPEATED);
        assertThat(desk.replies.set("somebody-else", begun, "Task")).isEqualTo(Effect.UNMATCHED);

        assertThat(desk.replies.set(
                        Desk.AGENCY, new StateSet(recipient, RecipientState.ENTERED_IN_ERROR, null, TODAY), "Task"))
                .isEqualTo(Effect.CONTRADICTED);
        stands(RecipientState.IN_PROGRESS, Rung.ACCEPTED);

        assertThat(desk.replies.set(
                        Desk.AGENCY, new StateSet(recipient, RecipientState.COMPLETED, null, TODAY), "Task"))
                .isEqualTo(Effect.MOVED);
        assertThat(desk.replies.set(Desk.AGENCY, new StateSet(recipient, RecipientState.REJECTED, "22", TODAY), "Task"))
                .isEqualTo(Effect.CONTRADICTED);
        stands(RecipientState.COMPLETED, Rung.CLOSED);
    }

    @Test
    void anotherAgencysAnswerChangesNothingAndIsKept() {
        Reply received = new Reply(recipient, Status.RECEIVED, null, null);
        assertThat(desk.replies.record("somebody-else", received, "a.csv")).isEqualTo(Effect.UNMATCHED);
        assertThat(desk.replies.record("somebody-else", received, "a.csv")).isEqualTo(Effect.UNMATCHED);
        stands(RecipientState.REQUESTED, Rung.TRANSPORT_PROVED);
        assertThat(desk.only().clockStoppedAt()).isNull();
        assertThat(desk.replies.unmatched(10))
                .containsExactly(
                        new Replies.Unmatched(desk.now, "somebody-else", recipient.toString(), "received", "a.csv"));
    }

    @Test
    void anAnswerAboutNobodyIsKept() {
        Reply stray = new Reply(new UUID(0, 9), Status.ACCEPTED, null, null);
        assertThat(desk.replies.record(Desk.AGENCY, stray, "a.csv")).isEqualTo(Effect.UNMATCHED);
        assertThat(desk.replies.unmatched(10)).hasSize(1);
    }

    @Test
    void anEndIsNotUndoneButTheContradictionIsKept() {
        assertThat(answer(Status.DECLINED, TODAY)).isEqualTo(Effect.MOVED);
        assertThat(answer(Status.ACCEPTED, TODAY)).isEqualTo(Effect.CONTRADICTED);
        assertThat(answer(Status.ACCEPTED, TODAY)).isEqualTo(Effect.REPEATED);
        stands(RecipientState.REJECTED, Rung.ACKNOWLEDGED);
        assertThat(desk.timeline()).last().extracting(RecipientEvent::kind).isEqualTo("contradicted");
    }

    @Test
    void anOlderAnswerThatComesLaterChangesNoState() {
        answer(Status.FIRST_CONTACT, TODAY);
        assertThat(answer(Status.ON_HOLD, TODAY.minusDays(3))).isEqualTo(Effect.MOVED);
        assertThat(answer(Status.ACCEPTED, TODAY.minusDays(4))).isEqualTo(Effect.MOVED);
        assertThat(answer(Status.DECLINED, TODAY.minusDays(5))).isEqualTo(Effect.CONTRADICTED);
        stands(RecipientState.IN_PROGRESS, Rung.FIRST_CONTACT);
    }

    @Test
    void aMistypedYearDoesNotMakeLaterAnswersSeemLate() {
        answer(Status.ACCEPTED, TODAY.plusYears(36));
        assertThat(answer(Status.DECLINED, TODAY)).isEqualTo(Effect.MOVED);
        stands(RecipientState.REJECTED, Rung.ACCEPTED);
    }

    @Test
    void anAnswerMayComeBeforeTheProof() {
        UUID early = desk.committed("R-2");
        Delivery delivery = desk.begun(early, 1);
        desk.replies.record(Desk.AGENCY, new Reply(early, Status.ACCEPTED, null, TODAY), "a.csv");
        desk.attempts.proved(delivery, desk.proof());
        assertThat(desk.referrals.recipientsBy(Referrals.Column.RUNG))
                .containsEntry("accepted", 1)
                .containsEntry("transport-proved", 1);
    }

    @Test
    void anAnswerShowsThatADeliveryGivenUpHadArrived() {
        UUID given = desk.committed("R-2");
        desk.attempts.notCarried(desk.begun(given, 1), NotCarried.Kind.NEEDS_A_PERSON, "refused at the last byte");
        assertThat(desk.referrals.recipientsBy(Referrals.Column.STATE)).containsEntry("failed", 1);
        desk.replies.record(Desk.AGENCY, new Reply(given, Status.ACCEPTED, null, TODAY), "a.csv");
        assertThat(desk.referrals.recipientsBy(Referrals.Column.STATE)).containsOnlyKeys("accepted", "requested");
    }

    private Effect answer(Status status, LocalDate day) {
        return desk.replies.record(Desk.AGENCY, new Reply(recipient, status, null, day), "ack.csv");
    }

    private void stands(RecipientState state, Rung rung) {
        assertThat(desk.only().state()).isEqualTo(state);
        assertThat(desk.only().rung()).isEqualTo(rung);
    }
}
