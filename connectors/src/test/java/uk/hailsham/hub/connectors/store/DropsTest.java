package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.school.Contract.Coverage;

/** Which drop is read when, and which is not read at all. */
@ExtendWith(TestDatabase.class)
class DropsTest {
    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
    }

    private static final Rejection REFUSAL = new Rejection(
            "a.csv", 0, "LAEstab", "not-this-school", Rejection.Effect.FILE_REFUSED, "8459992", "8459993");

    @Test
    void sameContentAsTheDropInProgressIsARepeat() {
        Drop first = hub.reading("white-house", "a");

        Drop again = hub.arrive("white-house", DropKind.PUPILS, "a");

        assertThat(again.state()).isEqualTo(DropState.REPEATED);
        assertThat(again.reason()).isEqualTo(new Drop.Reason("repeat", "says again what the latest drop said"));
        assertThat(again.ledger()).isEqualTo(Ledger.EMPTY);
        assertThat(hub.drops.nextFor("white-house")).map(Drop::id).contains(first.id());
        assertThat(hub.journal).containsExactly("arrived", "repeated");
    }

    @Test
    void contentOfAnOlderDropIsNoRepeat() {
        settle("a");
        settle("b");

        assertThat(hub.arrive("white-house", DropKind.PUPILS, "a").state()).isEqualTo(DropState.ARRIVED);
    }

    @Test
    void contentOfARefusedDropIsNoRepeat() {
        settle("a");
        hub.drops.refuse(hub.reading("white-house", "b"), REFUSAL);

        assertThat(hub.arrive("white-house", DropKind.PUPILS, "b").state()).isEqualTo(DropState.ARRIVED);
    }

    @Test
    void refusedDropBetweenDoesNotHideARepeat() {
        settle("a");
        hub.drops.refuse(hub.reading("white-house", "b"), REFUSAL);

        assertThat(hub.arrive("white-house", DropKind.PUPILS, "a").state()).isEqualTo(DropState.REPEATED);
    }

    @Test
    void sameContentOfAnotherKindOrSchoolIsNoRepeat() {
        settle("a");

        assertThat(hub.arrive("white-house", DropKind.REFERRALS, "a").state()).isEqualTo(DropState.ARRIVED);
        assertThat(hub.arrive("marshlands", DropKind.PUPILS, "a").state()).isEqualTo(DropState.ARRIVED);
    }

    @Test
    void sameIdTwiceHasTheEffectOfOnce() {
        Arrival arrival =
                new Arrival(UUID.randomUUID(), "white-house", DropKind.PUPILS, List.of("a.csv"), 3, new byte[32]);

        assertThat(hub.drops.arrived(arrival)).isEqualTo(hub.drops.arrived(arrival));
        assertThat(hub.drops.list(null, 10)).hasSize(1);
    }

    @Test
    void oldestDropOfASchoolIsReadFirst() {
        Drop first = hub.arrive("white-house", DropKind.PUPILS, "a");
        hub.arrive("white-house", DropKind.PUPILS, "b");

        assertThat(hub.drops.nextFor("white-house")).map(Drop::id).contains(first.id());
        assertThat(hub.drops.nextFor("marshlands")).isEmpty();
    }

    @Test
    void dropThatACrashLeftBeingReadIsReadAgain() {
        Drop reading = hub.reading("white-house", "a");
        hub.arrive("white-house", DropKind.PUPILS, "b");

        assertThat(hub.drops.nextFor("white-house")).contains(reading);
        assertThat(hub.drops.unfinished()).isEqualTo(2);
    }

    @Test
    void whatCameWhileTheAgreementHadLapsedIsReadInOrderOnceItIsRenewed() {
        Drop first = hub.reading("white-house", "a");
        hub.drops.stop(first, "the agreement ended");
        Drop second = hub.reading("white-house", "b");
        hub.drops.stop(second, "the agreement ended");

        assertThat(hub.drops.nextFor("white-house")).isEmpty();
        assertThat(hub.drops.find(first.id()).orElseThrow().reason())
                .isEqualTo(new Drop.Reason("agreement-lapsed", "the agreement ended"));
        assertThat(hub.held.release(first.id(), Access.hub("released")))
                .as("nobody's word takes the place of an agreement")
                .isEqualTo(HeldDrops.Release.NOT_HELD);

        hub.drops.resume("marshlands");
        assertThat(hub.drops.nextFor("white-house")).isEmpty();
        hub.drops.resume("white-house");
        assertThat(hub.drops.nextFor("white-house")).map(Drop::id).contains(first.id());
        assertThat(hub.drops.find(second.id()).orElseThrow().state()).isEqualTo(DropState.ARRIVED);
        assertThat(hub.drops.find(second.id()).orElseThrow().reason()).isNull();
        assertThat(hub.journal).containsExactly("arrived", "held", "arrived", "held", "arrived", "arrived");
    }

    @Test
    void refusedDropSaysWhyToTheSchool() {
        Drop drop = hub.reading("white-house", "a");

        hub.drops.refuse(drop, REFUSAL);

        assertThat(hub.drops.find(drop.id()).orElseThrow().reason())
                .isEqualTo(new Drop.Reason("not-this-school", "expected 8459992"));
        assertThat(hub.rejections.of(drop.id(), 0, 10)).containsExactly(REFUSAL);
        assertThat(hub.drops.unfinished()).isZero();
    }

    @Test
    void booksThatDoNotBalanceAreRefusedByTheDatabase() {
        Drop drop = settle("a");

        assertThatThrownBy(() -> hub.jdbc
                        .sql("UPDATE hub.drops SET accepted = accepted + 1 WHERE id = :id")
                        .param("id", drop.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("books_balance");
    }

    private Drop settle(String content) {
        Drop drop = hub.reading("white-house", content);
        hub.compare(drop, Coverage.ROLL, List.<Said>of().iterator());
        return hub.staging.apply(drop);
    }
}
