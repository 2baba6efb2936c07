package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Rung;

@ExtendWith(TestDatabase.class)
class BatchesTest {
    private static final Instant WINDOW = Instant.parse("2026-11-27T18:00:00Z");

    private final AtomicLong ids = new AtomicLong();
    private Desk desk;
    private Attempts attempts;
    private Batches batches;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        start("node-a");
    }

    /** Of the same hub again: it has forgotten what it had under way. */
    private void start(String node) {
        attempts = new Attempts(
                desk.jdbc,
                desk.transactions,
                desk.audit,
                node,
                Set.of(Desk.AGENCY),
                new SplittableRandom(1),
                desk.clock);
        batches = attempts.batches(() -> new UUID(9, ids.incrementAndGet()));
    }

    private UUID waiting(String reference, long order) {
        UUID recipient = new UUID(1, order);
        desk.referrals.commit(new NewReferral(
                UUID.randomUUID(),
                Desk.request(reference, "away on Mondays"),
                UUID.randomUUID(),
                null,
                "{}",
                desk.now,
                null,
                List.of(new NewReferral.NewRecipient(
                        recipient, Desk.AGENCY, "attendance-support", WINDOW.plusSeconds(3600), null, WINDOW))));
        return recipient;
    }

    private List<String> dispatched() {
        List<Outbox.Posting> sent = new java.util.ArrayList<>();
        attempts.dispatch(100, sent::addAll);
        return sent.stream().map(Outbox.Posting::body).toList();
    }

    private static List<UUID> recipients(Batch batch) {
        return batch.deliveries().stream().map(Delivery::recipient).toList();
    }

    private ReferralView.Recipient standing(UUID recipient) {
        return desk.referrals.list(null, 10).stream()
                .flatMap(view -> view.recipients().stream())
                .filter(one -> one.id().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    private String outcome(Batch batch) {
        return desk.jdbc
                .sql("SELECT coalesce(outcome, 'open') FROM hub.batches WHERE id = ?")
                .param(batch.id())
                .query(String.class)
                .single();
    }

    @Test
    void nothingLeavesBeforeTheWindowAndTheRecipientSaysThatItWaits() {
        UUID recipient = waiting("R-1", 1);
        desk.now = WINDOW.minusSeconds(1);

        assertThat(batches.begin(Desk.AGENCY)).isEmpty();
        assertThat(dispatched()).isEmpty();
        assertThat(standing(recipient).waitsForWindow()).isEqualTo(WINDOW);
        assertThat(desk.timeline().get(0).detail()).contains("\"waitsForWindow\": \"2026-11-27T18:00:00Z\"");
    }

    @Test
    void whatHasGatheredLeavesTogetherWhenTheWindowOpensWithAProofEach() {
        UUID one = waiting("R-1", 1);
        UUID other = waiting("R-2", 2);
        desk.now = WINDOW;

        assertThat(dispatched()).as("what waits for a batch goes by no queue").isEmpty();
        Batch batch = batches.sealed(batches.begin(Desk.AGENCY).orElseThrow(), "digest");
        assertThat(recipients(batch)).containsExactly(one, other);
        assertThat(batches.begin(Desk.AGENCY)).as("while it is carried").isEmpty();
        batches.proved(batch, desk.proof());

        assertThat(List.of(standing(one).rung(), standing(other).rung())).containsOnly(Rung.TRANSPORT_PROVED);
        assertThat(standing(one).waitsForWindow()).isNull();
        assertThat(outcome(batch)).isEqualTo("proved");
        assertThat(batches.begin(Desk.AGENCY)).isEmpty();
    }

    @Test
    void whoIsWithdrawnBeforeTheWindowIsNotInIt() {
        UUID one = waiting("R-1", 1);
        UUID other = waiting("R-2", 2);
        desk.interventions.cancel(one, "no-longer-needed", Desk.OPERATOR);
        desk.now = WINDOW;

        assertThat(recipients(batches.begin(Desk.AGENCY).orElseThrow())).containsExactly(other);
        assertThat(standing(one).state()).isEqualTo(RecipientState.CANCELLED);
    }

    @Test
    void whatAPersonWantsNowGoesByItselfAndNotInTheBatch() {
        UUID one = waiting("R-1", 1);
        assertThat(desk.interventions.resend(one, Desk.OPERATOR)).isTrue();

        assertThat(dispatched()).containsExactly(one + ":1");
        desk.now = WINDOW;
        assertThat(batches.begin(Desk.AGENCY)).isEmpty();
    }

    @Test
    void aBatchThatACrashBrokeOffIsRepeatedUnderTheSameNameWithTheSameContent() {
        List<UUID> all = List.of(waiting("R-1", 1), waiting("R-2", 2));
        desk.now = WINDOW;
        Batch batch = batches.sealed(batches.begin(Desk.AGENCY).orElseThrow(), "digest");

        start("node-a");
        assertThat(attempts.recover()).isEqualTo(new Attempts.Recovered(2, 0));
        waiting("R-3", 3);
        desk.now = WINDOW.plusSeconds(5);
        Batch again = batches.begin(Desk.AGENCY).orElseThrow();

        assertThat(again.id()).isEqualTo(batch.id());
        assertThat(again.carriedBefore()).isTrue();
        assertThat(recipients(again)).isEqualTo(all);
        assertThat(batches.sealed(again, "digest").id()).isEqualTo(batch.id());
    }

    @Test
    void anotherContentGoesUnderAnotherName() {
        UUID one = waiting("R-1", 1);
        UUID other = waiting("R-2", 2);
        desk.now = WINDOW;
        Batch batch = batches.sealed(batches.begin(Desk.AGENCY).orElseThrow(), "digest");
        batches.notCarried(batch, Kind.UNKNOWN, "cut off", Duration.ZERO);
        desk.interventions.cancel(one, "no-longer-needed", Desk.OPERATOR);
        desk.later(Duration.ofHours(1));

        Batch renewed = batches.sealed(batches.begin(Desk.AGENCY).orElseThrow(), "another digest");
        assertThat(renewed.id()).isNotEqualTo(batch.id());
        assertThat(renewed.carriedBefore()).isFalse();
        assertThat(recipients(renewed)).containsExactly(other);
        assertThat(outcome(batch)).isEqualTo("changed");
        batches.proved(renewed, desk.proof());
        assertThat(standing(other).rung()).isEqualTo(Rung.TRANSPORT_PROVED);
    }

    @Test
    void anAgencyThatIsAwayIsTriedAgainWithTheWholeBatchUntilAPersonMustAct() {
        waiting("R-1", 1);
        UUID other = waiting("R-2", 2);
        desk.now = WINDOW;
        Batch batch = batches.sealed(batches.begin(Desk.AGENCY).orElseThrow(), "digest");
        batches.notCarried(batch, Kind.LATER, "away", Duration.ZERO);
        assertThat(batches.begin(Desk.AGENCY)).as("at once").isEmpty();

        desk.later(Duration.ofHours(1));
        Batch again = batches.begin(Desk.AGENCY).orElseThrow();
        assertThat(again.id()).isEqualTo(batch.id());
        assertThat(again.deliveries()).hasSize(2);

        desk.later(Duration.ofHours(73));
        batches.notCarried(again, Kind.LATER, "away", Duration.ZERO);
        assertThat(standing(other).state()).isEqualTo(RecipientState.FAILED);
        assertThat(outcome(batch)).isEqualTo("not-carried");
    }

    @Test
    void whatTheAgencyAnsweredThoughTheHubKnewOfNoProofIsNotSentAgain() {
        UUID one = waiting("R-1", 1);
        waiting("R-2", 2);
        desk.now = WINDOW;
        Batch batch = batches.sealed(batches.begin(Desk.AGENCY).orElseThrow(), "digest");
        batches.notCarried(batch, Kind.UNKNOWN, "cut off", Duration.ZERO);
        desk.replies.record(Desk.AGENCY, new Reply(one, Reply.Status.RECEIVED, null, null), "answers.csv");
        desk.later(Duration.ofHours(1));

        assertThat(recipients(batches.begin(Desk.AGENCY).orElseThrow())).doesNotContain(one);
    }

    @Test
    void oneThatFitsNoTableStopsNoneOfTheOthers() {
        UUID one = waiting("R-1", 1);
        UUID other = waiting("R-2", 2);
        desk.now = WINDOW;
        Batch begun = batches.begin(Desk.AGENCY).orElseThrow();
        Batch left = batches.left(begun, begun.deliveries().get(0), "cannot be read");
        batches.proved(batches.sealed(left, "digest"), desk.proof());

        assertThat(standing(one).state()).isEqualTo(RecipientState.FAILED);
        assertThat(standing(other).rung()).isEqualTo(Rung.TRANSPORT_PROVED);
    }

    @Test
    void aBatchWhoseEndCouldNotBeWrittenDownIsRepeatedAsSoonAsTheDatabaseIsBack() {
        waiting("R-1", 1);
        desk.now = WINDOW;
        Batch batch = batches.sealed(batches.begin(Desk.AGENCY).orElseThrow(), "digest");
        assertThat(dispatched()).as("while it is carried").isEmpty();
        assertThat(batches.begin(Desk.AGENCY)).isEmpty();

        batches.failed(batch, new IllegalStateException(new SQLException("terminating connection", "57P01")));
        dispatched();
        assertThat(batches.begin(Desk.AGENCY).orElseThrow().id()).isEqualTo(batch.id());
    }

    @Test
    void whatCouldNotBeBegunIsBegunLater() {
        waiting("R-1", 1);
        desk.now = WINDOW;
        desk.breakFor(() -> assertThatThrownBy(() -> batches.begin(Desk.AGENCY)).isInstanceOf(RuntimeException.class));
        assertThat(batches.begin(Desk.AGENCY)).isPresent();
    }

    @Test
    void whoIsHeldBackMissesTheBatchAndGoesInTheNext() {
        UUID one = waiting("R-1", 1);
        desk.now = WINDOW;
        attempts.dispatch(10, Map.of(Desk.AGENCY, "ISA-18 ended"), postings -> {});
        assertThat(batches.begin(Desk.AGENCY)).isEmpty();

        dispatched();
        assertThat(recipients(batches.begin(Desk.AGENCY).orElseThrow())).containsExactly(one);
    }

    @Test
    void aClockThatGoesBackOpensNoWindow() {
        waiting("R-1", 1);
        desk.now = desk.now.minus(Duration.ofDays(1));
        attempts.recover();

        assertThat(batches.begin(Desk.AGENCY)).isEmpty();
        assertThat(dispatched()).isEmpty();
    }

    @Test
    void anAgencyThatTakesNoBatchesAnyMoreGetsWhatWaitedByItself() {
        UUID one = waiting("R-1", 1);
        desk.now = WINDOW;
        assertThat(desk.dispatched()).containsExactly(one + ":1");
    }
}
