package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.Contract.Coverage;
import uk.hailsham.hub.reconcile.Decision;

/** The feed of the Children's Index: how far it was followed, its absences and its deletions. */
@ExtendWith(TestDatabase.class)
class IndexFeedsTest {
    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
    }

    private static final Pupil ANN = Pupil.of(1, "I1", "U1", "Ann", "2015-01-01");
    private static final Pupil BEN = Pupil.of(2, "I2", "U2", "Ben", "2015-02-02");

    @Test
    void appliedFeedIsTheLastSequence() {
        assertThat(hub.feeds.lastSequence()).isEmpty();

        Drop drop = feed(7, true, entry(ANN), entry(BEN));

        assertThat(drop.feed()).isEqualTo(new Drop.Feed("east-sussex", 7, true));
        assertThat(hub.feeds.lastSequence()).isEqualTo(OptionalLong.of(7));
    }

    @Test
    void absenceFromADeltaDeletesNothing() {
        feed(1, true, entry(ANN), entry(BEN));

        Drop drop = feed(2, false, entry(ANN.saying("Ann moved")));

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 1, 0));
        assertThat(hub.said("index")).containsExactly("Ann moved", "Ben");
    }

    @Test
    void absenceFromACompleteFullFeedEndsTheStatement() {
        feed(1, true, entry(ANN), entry(BEN));

        Drop drop = feed(2, true, entry(BEN));

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 0, 1, 0, 0, 0, 0, 0, 1));
        assertThat(hub.said("index")).containsExactly("Ben");
    }

    @Test
    void deletionEndsTheStatementAndItsLinks() {
        feed(1, true, entry(ANN), entry(BEN));
        hub.roll("white-house", Pupil.of(1, "L1", "U1", "Ann", "2015-01-01").taken());
        UUID pupil = hub.record("white-house", Pupil.local("L1"));
        UUID entry = hub.record("index", Pupil.local("I1"));
        hub.links.record(List.of(new LinkDecision(pupil, entry, Decision.SAME, "{}", "rules-1", List.of("sex"))));
        assertThat(hub.children.count()).isEqualTo(2);

        Drop drop = feed(2, false, deletion("I1"));

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 0, 1));
        assertThat(hub.said("index")).containsExactly("Ben");
        assertThat(hub.links.counts()).isEqualTo(new LinkCounts(0, 0, 1));
        assertThat(hub.children.count()).isEqualTo(3);
        UUID child = hub.children.ofRecord(pupil).orElseThrow();
        assertThat(hub.links.discrepancies(child)).isEmpty();
        assertThat(hub.links.history(child))
                .extracting(LinkEvent::kind, LinkEvent::by, LinkEvent::reason)
                .containsExactly(tuple("link", "rules-1", null), tuple("unlink", "index", "index-deletion"));
    }

    @Test
    void deletionOfWhatIsNotThereIsCountedAsUnchanged() {
        feed(1, true, entry(ANN));

        Drop drop = feed(2, false, deletion("I9"));

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 0, 1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void deletionAfterAnUpsertOfTheSameFeedWins() {
        Drop drop = feed(1, true, entry(ANN), deletion("I1"));

        assertThat(drop.ledger()).isEqualTo(new Ledger(2, 0, 1, 1, 0, 0, 0, 0, 0));
        assertThat(hub.said("index")).isEmpty();
    }

    @Test
    void numberTellsAnEntryAlthoughNameAndDateOfBirthChange() {
        feed(1, true, entry(ANN));

        Drop drop = feed(2, true, entry(Pupil.of(1, "I1", "U1", "Zoe", "2012-09-09")));

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void feedHeldForAGapHasItsTurnWhenTheMissingOneIsApplied() {
        feed(1, true, entry(ANN));
        Drop early = held(3);
        assertThat(hub.drops.nextFor("index")).isEmpty();

        feed(2, false, entry(ANN.saying("second")));

        assertThat(hub.drops.nextFor("index")).map(Drop::id).contains(early.id());
    }

    @Test
    void heldDeltaIsNotSupersededByAnotherDeltaButByAFullFeed() {
        feed(1, true, entry(ANN));
        Drop held = held(5);

        feed(2, false, entry(ANN));
        assertThat(hub.drops.find(held.id()).orElseThrow().state()).isEqualTo(DropState.HELD);
        feed(3, true, entry(ANN));
        assertThat(hub.drops.find(held.id()).orElseThrow().state()).isEqualTo(DropState.SUPERSEDED);
    }

    private static Said entry(Pupil pupil) {
        Said.Taken taken = pupil.taken();
        return new Said.Taken(
                taken.records(),
                List.of(Pupil.local(pupil.localId())),
                Said.Person.UNGUARDED,
                taken.fingerprint(),
                taken.document(),
                null,
                false,
                List.of());
    }

    private static Said deletion(String number) {
        return new Said.Deleted(List.of(new Row.At("feed.csv", 9)), Pupil.local(number));
    }

    private Drop feed(long sequence, boolean full, Said... rows) {
        Drop drop = announced(sequence, full);
        hub.compare(
                drop, full ? Coverage.ROLL : Coverage.SOME, Arrays.asList(rows).iterator());
        return hub.staging.apply(drop);
    }

    private Drop held(long sequence) {
        Drop drop = announced(sequence, false);
        hub.compare(drop, Coverage.SOME, List.<Said>of().iterator());
        return hub.staging.hold(drop, new Drop.Reason("feed-gap", "expected sequence 2, found " + sequence));
    }

    private Drop announced(long sequence, boolean full) {
        Drop drop = hub.reading("index", "feed " + sequence);
        return hub.feeds.announced(drop, new IndexFeed.Header("east-sussex", sequence, Hub.NOW, full));
    }
}
