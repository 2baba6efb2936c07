package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.school.Contract.Coverage;
import uk.hailsham.hub.domain.school.PupilKey;

/** What a drop says against what the school said last. */
@ExtendWith(TestDatabase.class)
class ComparisonTest {
    private static final Pupil ANN = Pupil.of(1, "L1", "U1", "Ann", "2015-01-01");
    private static final Pupil BEN = Pupil.of(2, "L2", "U2", "Ben", "2015-02-02");
    private static final Pupil CID = Pupil.of(3, "L3", "U3", "Cid", "2015-03-03");

    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
    }

    @Test
    void firstDropMakesEveryPupilNew() {
        Drop drop = hub.roll("white-house", ANN.taken(), BEN.taken());

        assertThat(drop.state()).isEqualTo(DropState.APPLIED);
        assertThat(drop.ledger()).isEqualTo(new Ledger(2, 2, 0, 0, 0, 0, 2, 0, 0));
        assertThat(hub.said("white-house")).containsExactly("Ann", "Ben");
        assertThat(hub.children.count()).isEqualTo(2);
        assertThat(hub.journal).containsExactly("arrived", "changed", "applied");
        assertThat(hub.staged()).isZero();
    }

    @Test
    void tellsNewChangedUnchangedAndGoneApart() {
        hub.roll("white-house", ANN.taken(), BEN.taken(), CID.taken());
        Pupil dot = Pupil.of(3, "L4", "U4", "Dot", "2015-04-04");

        Drop drop = hub.roll("white-house", ANN.taken(), BEN.saying("Ben moved").taken(), dot.taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(3, 2, 1, 0, 0, 0, 1, 1, 1));
        assertThat(hub.said("white-house")).containsExactly("Ann", "Ben moved", "Dot");
        assertThat(hub.count("hub.statements"))
                .as("an unchanged row writes nothing")
                .isEqualTo(5);
    }

    @Test
    void dropOfSomePupilsMakesNobodyGone() {
        hub.roll("white-house", ANN.taken(), BEN.taken());

        Drop drop = hub.some("white-house", ANN.saying("Ann moved").taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 1, 0));
        assertThat(hub.said("white-house")).containsExactly("Ann moved", "Ben");
    }

    /** Its row could not be taken; what the school said last still stands. */
    @Test
    void pupilOfARejectedRowIsNotGoneHoweverLittleTheRowTells() {
        Pupil dot = Pupil.of(4, "L4", "U4", "Dot", "2015-04-04");
        hub.roll("white-house", ANN.taken(), BEN.taken(), CID.taken(), dot.taken());

        Drop drop = hub.roll(
                "white-house",
                Pupil.refused(1, upn("U1")),
                Pupil.refused(2, named("EXAMPLE|BEN|")),
                Pupil.refused(3, named("||2015-03-03")),
                Pupil.refused(4, named("EXAMPLE|OTHER|"), named("||2016-01-01")));

        assertThat(drop.ledger()).isEqualTo(new Ledger(4, 0, 0, 0, 0, 4, 0, 0, 1));
        assertThat(hub.said("white-house")).containsExactly("Ann", "Ben", "Cid");
    }

    @Test
    void rejectedRowNeitherSupersedesNorIsSuperseded() {
        Drop drop = hub.roll("white-house", ANN.taken(), Pupil.refused(2, Pupil.local("L1"), upn("U1")));

        assertThat(drop.ledger()).isEqualTo(new Ledger(2, 1, 0, 0, 0, 1, 1, 0, 0));
        assertThat(hub.said("white-house")).containsExactly("Ann");
    }

    @Test
    void anotherSchoolsPupilsAreNotTouched() {
        hub.roll("white-house", ANN.taken());

        Drop drop = hub.roll("marshlands", ANN.taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 1, 0, 0));
        assertThat(hub.children.count()).isEqualTo(2);
    }

    @Test
    void changedUpnWithEqualLocalIdIsAChangeAndTheOldUpnStillFindsTheRecord() {
        hub.roll("white-house", ANN.taken());
        UUID before = hub.record("white-house", Pupil.local("L1"));

        Drop drop = hub.roll(
                "white-house", Pupil.of(1, "L1", "U9", "Ann", "2015-01-01").taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 1, 0));
        assertThat(hub.record("white-house", upn("U9"))).isEqualTo(before);
        assertThat(hub.record("white-house", upn("U1"))).isEqualTo(before);
    }

    @Test
    void changedUpnWithEqualNameAndDateOfBirthIsAChange() {
        hub.roll("white-house", Pupil.of(1, null, "U1", "Ann", "2015-01-01").taken());

        Drop drop = hub.roll(
                "white-house", Pupil.of(1, null, "U9", "Ann", "2015-01-01").taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void formerUpnFindsThePupilWhoHadIt() {
        hub.roll("white-house", Pupil.of(1, null, "U1", "Ann", "2015-01-01").taken());

        Drop drop = hub.roll(
                "white-house",
                Pupil.of(1, null, "U9", "Anne", "2015-01-01").formerly("U1").taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 1, 0));
    }

    /** Both had the UPN and were born on that day; only one of them is called so. */
    @Test
    void whoAgreesInNameAndDateOfBirthComesBeforeWhoAgreesInOne() {
        Pupil cid = Pupil.of(1, null, "U2", "Cid", "2015-01-01").formerly("U9");
        Pupil ann = Pupil.of(2, null, "U1", "Ann", "2015-01-01").formerly("U9");
        hub.roll("white-house", cid.taken(), ann.taken());
        UUID before = hub.record("white-house", upn("U1"));

        hub.some(
                "white-house",
                Pupil.of(1, null, "U3", "Ann", "2015-01-01")
                        .formerly("U9")
                        .saying("Ann moved")
                        .taken());

        assertThat(hub.said("white-house")).containsExactly("Ann moved", "Cid");
        assertThat(hub.record("white-house", upn("U3"))).isEqualTo(before);
    }

    @Test
    void changedNameWithEqualUpnIsAChange() {
        hub.roll("white-house", ANN.taken());

        Drop drop = hub.roll(
                "white-house", Pupil.of(1, "L8", "U1", "Anna", "2015-01-01").taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void sameUpnWithOtherNameAndOtherDateOfBirthIsAnotherPupil() {
        hub.roll("white-house", ANN.taken());

        Drop drop = hub.roll(
                "white-house", Pupil.of(1, "L8", "U1", "Zoe", "2012-09-09").taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 1, 0, 1));
    }

    @Test
    void namesakeBornTheSameDayWithOtherLocalIdAndOtherUpnIsAnotherPupil() {
        hub.roll("white-house", ANN.taken());

        Drop drop = hub.roll(
                "white-house",
                Pupil.of(1, "L8", "U8", "Ann", "2015-01-01")
                        .saying("the other Ann")
                        .taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 1, 0, 1));
    }

    @Test
    void oneRecordIsNeverTwoPupils() {
        hub.roll("white-house", ANN.taken());
        Pupil sister = Pupil.of(2, "L1", "U5", "Eve", "2017-05-05");

        Drop drop = hub.roll("white-house", sister.taken(), ANN.taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(2, 1, 1, 0, 0, 0, 1, 0, 0));
        assertThat(hub.said("white-house")).containsExactly("Ann", "Eve");
    }

    @Test
    void lastOfTwoLinesForOnePupilWins() {
        Drop drop = hub.roll(
                "white-house",
                ANN.saying("early").taken(),
                BEN.taken(),
                ANN.saying("late").taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(3, 2, 0, 1, 0, 0, 2, 0, 0));
        assertThat(hub.said("white-house")).containsExactly("Ben", "late");
    }

    @Test
    void twoPupilsUnderOneLocalIdAreBothKept() {
        Drop drop = hub.roll(
                "white-house",
                ANN.taken(),
                Pupil.of(2, "L1", "U1", "Zoe", "2012-09-09").taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(2, 2, 0, 0, 0, 0, 2, 0, 0));
    }

    @Test
    void localIdThatEverybodySharesNamesNobody() {
        Said[] rows = IntStream.range(0, 50)
                .mapToObj(i -> Pupil.of(i + 1, "0", null, "Same", "2015-01-" + (10 + i % 19))
                        .saying("p" + i)
                        .taken())
                .toArray(Said[]::new);

        Drop drop = hub.roll("white-house", rows);

        assertThat(drop.ledger().rowsIn()).isEqualTo(50);
        assertThat(drop.ledger().accepted()).as("one for each date of birth").isEqualTo(19);
        assertThat(drop.ledger().superseded()).isEqualTo(31);
    }

    @Test
    void pupilWhoComesBackIsTheSameRecordAndChild() {
        hub.roll("white-house", ANN.taken(), BEN.taken());
        UUID record = hub.record("white-house", Pupil.local("L1"));
        hub.roll("white-house", BEN.taken());

        Drop drop = hub.roll("white-house", ANN.taken(), BEN.taken());

        assertThat(drop.ledger()).isEqualTo(new Ledger(2, 1, 1, 0, 0, 0, 1, 0, 0));
        assertThat(hub.record("white-house", Pupil.local("L1"))).isEqualTo(record);
    }

    @Test
    void unsoundRowIsRejectedAndTheRestGoesOn() {
        Drop drop = hub.roll("white-house", ANN.taken(), Pupil.refused(2));

        assertThat(drop.ledger()).isEqualTo(new Ledger(2, 1, 0, 0, 0, 1, 1, 0, 0));
        assertThat(hub.rejections.of(drop.id(), 0, 10))
                .containsExactly(new Rejection(
                        "a.csv",
                        2,
                        "DOB",
                        "not-a-date",
                        Rejection.Effect.ROW_REJECTED,
                        "dd/MM/yyyy",
                        "31/02/\uFFFD\t\\x"));
    }

    @Test
    void statementsKeepWhatWasSaidBefore() {
        hub.roll("white-house", ANN.taken());
        hub.roll("white-house", ANN.saying("Ann moved").taken());

        List<String> history = hub.jdbc
                .sql("SELECT document->>'is' || ' ' || (said_to IS NULL) FROM hub.statements ORDER BY id")
                .query(String.class)
                .list();
        assertThat(history).containsExactly("Ann false", "Ann moved true");
    }

    @Test
    void comparisonAloneChangesNothing() {
        hub.roll("white-house", ANN.taken(), BEN.taken());
        Drop drop = hub.reading("white-house", "next");

        Comparison comparison =
                hub.compare(drop, Coverage.ROLL, List.<Said>of(ANN.taken()).iterator());

        assertThat(comparison).isEqualTo(new Comparison(2, 0, 0, 1, new Ledger(1, 0, 1, 0, 0, 0, 0, 0, 1)));
        assertThat(hub.said("white-house")).containsExactly("Ann", "Ben");
    }

    private static PupilKey named(String value) {
        return new PupilKey(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, value);
    }

    private static PupilKey upn(String value) {
        return new PupilKey(PupilKey.Kind.UPN, value);
    }
}
