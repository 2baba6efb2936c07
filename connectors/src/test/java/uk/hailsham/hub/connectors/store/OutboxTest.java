package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

@ExtendWith(TestDatabase.class)
class OutboxTest {
    private Desk desk;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
    }

    @Test
    void aRowThatCommitsLateIsNotMissed() throws Exception {
        try (Connection slow = desk.source.getConnection()) {
            slow.setAutoCommit(false);
            new Outbox(Desk.through(slow), desk.transactions, desk.clock).add(Outbox.CHILDREN_CHANGED, drop(1));
            add(2);
            assertThat(desk.relayed()).containsExactly(body(2));
            slow.commit();
            assertThat(desk.relayed()).containsExactly(body(1));
        }
    }

    @Test
    void aRowOfATransactionThatFailsIsNeverSent() {
        assertThatThrownBy(() -> desk.transactions.executeWithoutResult(status -> {
                    desk.outbox.add(Outbox.CHILDREN_CHANGED, drop(1));
                    throw new IllegalStateException("applied nothing");
                }))
                .hasMessage("applied nothing");
        assertThat(desk.relayed()).isEmpty();
    }

    @Test
    void twoRelaysNeverTakeTheSameRow() throws Exception {
        for (int i = 1; i <= 20; i++) {
            add(i);
        }
        CountDownLatch firstHasClaimed = new CountDownLatch(1);
        CountDownLatch secondIsDone = new CountDownLatch(1);
        List<String> first = new ArrayList<>();
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Integer> relayed = other.submit(() -> desk.outbox.relay(12, postings -> {
            postings.forEach(posting -> first.add(posting.body()));
            firstHasClaimed.countDown();
            await(secondIsDone);
        }));
        firstHasClaimed.await();
        List<String> second = desk.relayed();
        secondIsDone.countDown();
        assertThat(relayed.get()).isEqualTo(12);
        other.shutdown();
        assertThat(first).hasSize(12).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(8);
    }

    @Test
    void aRowWhoseConsumerFailedIsSentAgainSoonAndThenEverLater() {
        add(1);
        assertThat(desk.relayed()).containsExactly(body(1));
        desk.outbox.undone(Outbox.CHILDREN_CHANGED, drop(1));
        assertThat(desk.relayed()).isEmpty();
        desk.later(Duration.ofMillis(1_100));
        assertThat(desk.relayed()).containsExactly(body(1));
        desk.outbox.undone(Outbox.CHILDREN_CHANGED, drop(1));
        desk.later(Duration.ofMillis(1_100));
        assertThat(desk.relayed()).isEmpty();
        desk.later(Duration.ofMillis(1_000));
        assertThat(desk.relayed()).containsExactly(body(1));
        desk.outbox.done(Outbox.CHILDREN_CHANGED, drop(1));
        desk.later(Duration.ofHours(1));
        assertThat(desk.relayed()).isEmpty();
    }

    @Test
    void aRowIsSentAgainAfterAStartUnderANewNumberUnlessItsConsumerWasDone() {
        add(1);
        add(2);
        assertThat(desk.relayed()).containsExactly(body(1), body(2));
        desk.outbox.done(Outbox.CHILDREN_CHANGED, drop(1));
        assertThat(desk.outbox.open()).isEqualTo(1);
        assertThat(desk.outbox.recover()).isEqualTo(1);
        List<Outbox.Posting> again = new ArrayList<>();
        desk.outbox.relay(10, again::addAll);
        assertThat(again)
                .extracting(Outbox.Posting::body, Outbox.Posting::sends)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(body(2), 1));
        assertThat(desk.relayed()).isEmpty();
    }

    @Test
    void aRowWhoseConsumerFailedIsSentAgainWithoutAStart() {
        add(1);
        assertThat(desk.relayed()).hasSize(1);
        desk.later(Duration.ofMinutes(4));
        assertThat(desk.relayed()).isEmpty();
        desk.later(Duration.ofMinutes(2));
        assertThat(desk.relayed()).containsExactly(body(1));
    }

    @Test
    void aRowThatWasSentByAClockThatWentBackIsSentAgain() {
        desk.later(Duration.ofHours(1));
        add(1);
        assertThat(desk.relayed()).hasSize(1);
        desk.later(Duration.ofHours(-1));
        assertThat(desk.relayed()).hasSize(1);
        assertThat(desk.relayed()).isEmpty();
    }

    @Test
    void aRowDoneBeforeItWasKnownToBeSentIsNotSentAgain() {
        add(1);
        desk.outbox.done(Outbox.CHILDREN_CHANGED, drop(1));
        assertThat(desk.relayed()).isEmpty();
        assertThat(desk.outbox.recover()).isZero();
    }

    @Test
    void aBatchThatTheBrokerRefusesStaysUnsent() {
        add(1);
        assertThatThrownBy(() -> desk.outbox.relay(10, rows -> {
                    throw new IllegalStateException("broker away");
                }))
                .hasMessage("broker away");
        assertThat(desk.relayed()).containsExactly(body(1));
    }

    private void add(int number) {
        desk.transactions.executeWithoutResult(status -> desk.outbox.add(Outbox.CHILDREN_CHANGED, drop(number)));
    }

    private static UUID drop(int number) {
        return new UUID(0, number);
    }

    private static String body(int number) {
        return drop(number).toString();
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
