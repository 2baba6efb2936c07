package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.school.Contract.Coverage;

/** A drop that the brake holds waits for a person. */
@ExtendWith(TestDatabase.class)
class HeldDropTest {
    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
    }

    private static final Pupil ANN = Pupil.of(1, "L1", "U1", "Ann", "2015-01-01");
    private static final Pupil BEN = Pupil.of(2, "L2", "U2", "Ben", "2015-02-02");
    private static final Drop.Reason MASS_CHANGE = new Drop.Reason("mass-change", "would remove 1 of 2");

    @Test
    void heldDropChangesNothingButItsBooks() {
        Drop held = hold("smaller", ANN.taken(), Pupil.refused(2));

        assertThat(held.state()).isEqualTo(DropState.HELD);
        assertThat(held.reason()).isEqualTo(MASS_CHANGE);
        assertThat(held.ledger()).isEqualTo(new Ledger(2, 0, 0, 0, 1, 1, 0, 0, 0));
        assertThat(hub.rejections.of(held.id(), 0, 10)).hasSize(1);
        assertThat(hub.said("white-house")).containsExactly("Ann", "Ben");
        assertThat(hub.drops.nextFor("white-house")).isEmpty();
        assertThat(hub.staged()).isZero();
    }

    @Test
    void releasedDropIsReadAgainAndApplied() {
        Drop held = hold("smaller", ANN.taken(), Pupil.refused(2));

        assertThat(hub.drops.release(held.id(), "o.perator")).isTrue();

        Drop again = hub.drops.nextFor("white-house").orElseThrow();
        assertThat(again.id()).isEqualTo(held.id());
        assertThat(again.released()).isTrue();
        hub.compare(
                again,
                Coverage.ROLL,
                List.<Said>of(ANN.taken(), Pupil.refused(2)).iterator());
        assertThat(hub.staging.apply(again).ledger()).isEqualTo(new Ledger(2, 0, 1, 0, 0, 1, 0, 0, 1));
        assertThat(hub.rejections.of(held.id(), 0, 10)).hasSize(1);
        assertThat(hub.said("white-house")).containsExactly("Ann");
    }

    @Test
    void refusedByAPersonItIsOver() {
        Drop held = hold("smaller", ANN.taken());

        assertThat(hub.drops.refuseHeld(held.id(), "o.perator", "sent by mistake"))
                .isTrue();

        assertThat(hub.drops.find(held.id()).orElseThrow().state()).isEqualTo(DropState.REFUSED);
        assertThat(hub.journal).endsWith("o.perator: sent by mistake");
        assertThat(hub.drops.release(held.id(), "o.perator")).isFalse();
        assertThat(hub.drops.refuseHeld(held.id(), "o.perator", "again")).isFalse();
    }

    @Test
    void newerDropSupersedesAHeldOne() {
        Drop held = hold("smaller", ANN.taken());

        hub.roll("white-house", ANN.taken(), BEN.taken());

        Drop before = hub.drops.find(held.id()).orElseThrow();
        assertThat(before.state()).isEqualTo(DropState.SUPERSEDED);
        assertThat(before.ledger()).isEqualTo(held.ledger());
        assertThat(hub.drops.release(held.id(), "o.perator")).isFalse();
    }

    @Test
    void newerDropThatCannotBeReadSupersedesNothing() {
        Drop held = hold("smaller", ANN.taken());

        hub.drops.refuse(
                hub.reading("white-house", "rubbish"),
                new Rejection("a.csv", 0, "file", "not-text", Rejection.Effect.FILE_REFUSED, "windows-1252", null));

        assertThat(hub.drops.find(held.id()).orElseThrow().state()).isEqualTo(DropState.HELD);
    }

    @Test
    void sameContentAsTheHeldDropIsARepeat() {
        hold("smaller", ANN.taken());

        assertThat(hub.arrive("white-house", DropKind.PUPILS, "smaller").state())
                .isEqualTo(DropState.REPEATED);
    }

    @Test
    void heldDropIsNotReleasedWhileANewerOneIsBeingRead() {
        Drop held = hold("smaller", ANN.taken());
        hub.reading("white-house", "newer");

        assertThat(hub.drops.release(held.id(), "o.perator")).isFalse();
    }

    private Drop hold(String content, Said... rows) {
        hub.roll("white-house", ANN.taken(), BEN.taken());
        Drop drop = hub.reading("white-house", content);
        hub.compare(drop, Coverage.ROLL, Arrays.asList(rows).iterator());
        return hub.staging.hold(drop, MASS_CHANGE);
    }
}
