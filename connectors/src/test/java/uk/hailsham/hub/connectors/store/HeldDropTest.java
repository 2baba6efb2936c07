package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.HeldDrops.Release;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.Contract.Coverage;
import uk.hailsham.hub.domain.silence.HeldTooLong;

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

        assertThat(hub.held.release(held.id(), Hub.OPERATOR)).isEqualTo(Release.PROPOSED);
        Drop proposed = hub.drops.find(held.id()).orElseThrow();
        assertThat(proposed.state()).isEqualTo(DropState.HELD);
        assertThat(proposed.proposedBy()).isEqualTo("o.perator");
        assertThat(hub.drops.nextFor("white-house")).isEmpty();
        assertThat(hub.held.release(held.id(), Hub.SECOND)).isEqualTo(Release.RELEASED);
        assertThat(hub.journal).endsWith("o.perator: release proposed", "s.econd: released");

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

        assertThat(hub.held.refuse(held.id(), new Access("o.perator", Access.Role.OPERATOR, "sent by mistake")))
                .isTrue();

        assertThat(hub.drops.find(held.id()).orElseThrow().state()).isEqualTo(DropState.REFUSED);
        assertThat(hub.journal).endsWith("o.perator: sent by mistake");
        assertThat(hub.held.release(held.id(), Hub.OPERATOR)).isEqualTo(Release.NOT_HELD);
        assertThat(hub.held.refuse(held.id(), Hub.OPERATOR)).isFalse();
    }

    @Test
    void newerDropSupersedesAHeldOne() {
        Drop held = hold("smaller", ANN.taken());

        hub.roll("white-house", ANN.taken(), BEN.taken());

        Drop before = hub.drops.find(held.id()).orElseThrow();
        assertThat(before.state()).isEqualTo(DropState.SUPERSEDED);
        assertThat(before.ledger()).isEqualTo(held.ledger());
        assertThat(hub.held.release(held.id(), Hub.OPERATOR)).isEqualTo(Release.NOT_HELD);
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
        hub.held.release(held.id(), Hub.OPERATOR);
        hub.reading("white-house", "newer");

        assertThat(hub.held.release(held.id(), Hub.SECOND)).isEqualTo(Release.NOT_HELD);
    }

    @Test
    void onePersonIsNotTwo() {
        Drop held = hold("smaller", ANN.taken());
        hub.held.release(held.id(), Hub.OPERATOR);
        List<String> before = List.copyOf(hub.journal);

        assertThat(hub.held.release(held.id(), Hub.OPERATOR)).isEqualTo(Release.SAME_PERSON);

        assertThat(hub.drops.find(held.id()).orElseThrow().state()).isEqualTo(DropState.HELD);
        assertThat(hub.journal).isEqualTo(before);
    }

    /** Whoever writes to the database past the hub's rules meets the same one there. */
    @Test
    void theDatabaseItselfRefusesOnePersonAsTwo() {
        Drop held = hold("smaller", ANN.taken());
        hub.held.release(held.id(), Hub.OPERATOR);

        assertThatThrownBy(() -> hub.jdbc
                        .sql("UPDATE hub.drops SET released_by = 'o.perator' WHERE id = ?")
                        .param(held.id())
                        .update())
                .hasMessageContaining("released_by_two");
    }

    @Test
    void theOneThatHasWaitedLongestIsTold() {
        assertThat(hub.held.longest("white-house")).isEmpty();
        Drop held = hold("smaller", ANN.taken());

        assertThat(hub.held.longest("white-house")).contains(new HeldTooLong.Held(Shown.DROP.of(held.id()), Hub.NOW));
        hub.held.refuse(held.id(), Hub.OPERATOR);
        assertThat(hub.held.longest("white-house")).isEmpty();
    }

    @Test
    void anOperatorSeesByFieldAndPseudonymWhatItWouldChange() {
        hub.roll("white-house", ANN.taken(), BEN.taken());

        Preview preview = preview(Hub.OPERATOR);

        assertThat(preview.fields()).isEqualTo(Map.of("is", 1));
        assertThat(preview.children())
                .extracting(
                        Preview.Changed::record,
                        Preview.Changed::fate,
                        Preview.Changed::fields,
                        Preview.Changed::places)
                .containsExactly(
                        tuple(record(ANN), "changed", List.of("is"), List.of(new Row.At("a.csv", 1))),
                        tuple(record(BEN), "gone", List.of(), List.of()),
                        tuple(null, "new", List.of(), List.of(new Row.At("a.csv", 3))));
        assertThat(preview.children()).allMatch(changed -> changed.values().isEmpty());
        assertThat(preview.toString()).doesNotContain("Ann", "Ben", "Eve", "2015");
        assertThat(hub.said("white-house")).containsExactly("Ann", "Ben");
        assertThat(hub.staged()).isZero();
    }

    @Test
    void theSchoolSeesWhoIsMeantAndWhatDiffersAndEachLookIsWrittenDown() {
        hub.roll("white-house", ANN.taken(), BEN.taken());
        hub.journal.clear();

        Preview preview = preview(new Access("data.manager", Access.Role.SCHOOL, "why is it held"));

        assertThat(preview.children().get(0).values())
                .containsEntry("is", new Preview.Values("\"Ann\"", "\"Anna\""))
                .containsKeys("names", "dateOfBirth", "identifiers.upn")
                .hasSize(4);
        assertThat(preview.children().get(1).values())
                .containsEntry("dateOfBirth", new Preview.Values("\"2015-02-02\"", null))
                .hasSize(3);
        assertThat(preview.children().get(2).values())
                .containsEntry("identifiers.upn", new Preview.Values(null, "\"U3\""))
                .hasSize(3);
        assertThat(hub.journal)
                .filteredOn(note -> note.contains("looked"))
                .containsExactlyInAnyOrder(
                        "data.manager looked at "
                                + Shown.CHILD.of(preview.children().get(0).child()),
                        "data.manager looked at "
                                + Shown.CHILD.of(preview.children().get(1).child()));
    }

    private Preview preview(Access access) {
        Drop drop = hub.reading("white-house", "smaller");
        Said[] rows = {
            ANN.saying("Anna").taken(),
            Pupil.of(3, "L3", "U3", "Eve", "2015-03-03").taken()
        };
        return hub.staging.preview(
                access, drop, Hub.ORDER, Coverage.ROLL, List.of(rows).iterator());
    }

    private UUID record(Pupil pupil) {
        return hub.record("white-house", Pupil.local(pupil.localId()));
    }

    private Drop hold(String content, Said... rows) {
        hub.roll("white-house", ANN.taken(), BEN.taken());
        Drop drop = hub.reading("white-house", content);
        hub.compare(drop, Coverage.ROLL, Arrays.asList(rows).iterator());
        return hub.staging.hold(drop, MASS_CHANGE);
    }
}
