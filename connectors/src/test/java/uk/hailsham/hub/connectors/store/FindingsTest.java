package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Findings.Counts;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Standing;
import uk.hailsham.hub.domain.intake.ToldFinding;
import uk.hailsham.hub.domain.school.Contract.Coverage;

/** The same finding is new once and then open, until it is mended or muted. */
@ExtendWith(TestDatabase.class)
class FindingsTest {
    private static final Pupil ANN = Pupil.of(1, "L1", "U1", "Ann", "2015-01-01");
    private static final Pupil BEN = Pupil.of(2, "L2", "U2", "Ben", "2015-02-02");
    private static final Access SCHOOL = new Access("data.manager", Access.Role.SCHOOL, "the clerk is away");
    private static final LocalDate TODAY = LocalDate.ofInstant(Hub.NOW, ZoneOffset.UTC);

    private Hub hub;
    private Findings findings;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
        findings = findings(Period.ZERO);
    }

    private Findings findings(Period later) {
        Clock clock = Clock.fixed(Hub.NOW.plus(later), ZoneOffset.UTC);
        AuditLog audit = new AuditLog(hub.jdbc, clock, new Provenance("config-hash", "1.0.0"));
        return new Findings(hub.jdbc, hub.transactions, audit, clock);
    }

    private static Said.Taken wrong(Pupil pupil, String field) {
        Said.Taken sound = pupil.taken();
        return new Said.Taken(
                sound.records(),
                sound.keys(),
                sound.person(),
                sound.fingerprint(),
                sound.document(),
                null,
                false,
                List.of(rejection(pupil.row(), field)));
    }

    private static Rejection rejection(int row, String field) {
        return new Rejection(
                "a.csv", row, field, "unknown-code", Rejection.Effect.FIELD_DROPPED, "a code of the list", "ZZ");
    }

    private Counts roll(Said... rows) {
        return findings.counts(hub.roll("white-house", rows).id());
    }

    @Test
    void isNewOnceThenOpenAndClosesByItselfWhenMended() {
        assertThat(roll(wrong(ANN, "Sex"), BEN.taken())).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(roll(wrong(ANN, "Sex"), BEN.taken())).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(roll(wrong(ANN, "Sex"), wrong(BEN, "Sex"))).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(roll(ANN.taken(), wrong(BEN, "Sex"))).isEqualTo(new Counts(0, 1, 0, 1));
        assertThat(roll(wrong(ANN, "Sex"), wrong(BEN, "Sex")))
                .as("after it was mended it is new again")
                .isEqualTo(new Counts(1, 1, 0, 0));
    }

    @Test
    void anotherFieldOfTheSamePupilIsAnotherFinding() {
        roll(wrong(ANN, "Sex"));
        assertThat(roll(wrong(ANN, "Ethnicity"))).isEqualTo(new Counts(1, 0, 0, 1));
    }

    @Test
    void aPupilWhoHasLeftHasNoneOpen() {
        roll(wrong(ANN, "Sex"), BEN.taken());
        assertThat(roll(BEN.taken())).isEqualTo(new Counts(0, 0, 0, 1));
    }

    @Test
    void aRowThatCannotBeTakenIsKnownAgainByItsRecordOrItsKey() {
        roll(ANN.taken());
        assertThat(roll(Pupil.refused(5, Pupil.local("L1")), Pupil.refused(6, Pupil.local("L9"))))
                .isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(roll(Pupil.refused(7, Pupil.local("L9")), Pupil.refused(8, Pupil.local("L1"))))
                .isEqualTo(new Counts(0, 2, 0, 0));
        assertThat(findings.list("white-house", true, 10))
                .extracting(Findings.Kept::pupil)
                .containsExactlyInAnyOrder(Shown.RECORD.of(hub.record("white-house", Pupil.local("L1"))), null);
        assertThat(hub.jdbc
                        .sql("SELECT string_agg(f::text, ' ') FROM hub.findings f")
                        .query(String.class)
                        .single())
                .doesNotContain("L9");
    }

    @Test
    void aDropOfSomePupilsLeavesTheOthersOpen() {
        roll(wrong(ANN, "Sex"), wrong(BEN, "Sex"));
        Drop some = hub.some("white-house", ANN.taken());
        assertThat(findings.counts(some.id())).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(findings.list("white-house", true, 10)).hasSize(1);
    }

    @Test
    void aHeldDropOpensAndClosesNothingAndIsHeldAgainstWhatIsOpen() {
        roll(wrong(ANN, "Sex"), BEN.taken());
        Drop drop = hub.reading("white-house", "wrong");
        hub.compare(
                drop,
                Coverage.ROLL,
                Arrays.<Said>asList(wrong(ANN, "Sex"), wrong(BEN, "Sex")).iterator());
        hub.staging.hold(drop, new Drop.Reason("mass-change", "would remove"));
        assertThat(findings.counts(drop.id())).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(findings.list("white-house", false, 10)).hasSize(1);
    }

    @Test
    void isMutedToTheEndOfADayEvenWhenItComesBack() {
        roll(wrong(ANN, "Sex"));
        UUID id = findings.list("white-house", true, 10).get(0).id();
        assertThat(findings.mute(id, TODAY.plusDays(2), SCHOOL)).isTrue();
        assertThat(roll(wrong(ANN, "Sex"))).isEqualTo(new Counts(0, 0, 1, 0));
        roll(ANN.taken());
        assertThat(findings.mute(id, TODAY.plusDays(9), SCHOOL))
                .as("it is closed")
                .isFalse();
        Drop again = hub.roll("white-house", wrong(ANN, "Sex"));
        assertThat(findings(Period.ofDays(2)).counts(again.id())).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(findings(Period.ofDays(3)).counts(again.id())).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(hub.jdbc
                        .sql("SELECT who || ' ' || action || ' ' || subject || ': ' || reason FROM hub.audit_events")
                        .query(String.class)
                        .list())
                .containsExactly("data.manager muted " + id + ": the clerk is away");
    }

    @Test
    void theSchoolIsToldWhereAndOfWhomByItsOwnKey() {
        Drop drop = hub.roll("white-house", Pupil.refused(2, Pupil.local("L2")), wrong(ANN, "Sex"));
        assertThat(findings.told(drop.id(), 10))
                .extracting(told -> told.rejection().row(), ToldFinding::localId, ToldFinding::standing)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "L2", Standing.NEW),
                        org.assertj.core.groups.Tuple.tuple(1, "L1", Standing.NEW));
    }
}
