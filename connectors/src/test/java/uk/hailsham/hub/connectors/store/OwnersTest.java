package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Uuid7;
import uk.hailsham.hub.domain.owner.As;
import uk.hailsham.hub.domain.owner.Cover;
import uk.hailsham.hub.domain.owner.Owned;
import uk.hailsham.hub.domain.owner.Person;
import uk.hailsham.hub.domain.owner.Place;
import uk.hailsham.hub.domain.owner.Presence;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;

/** What people have said about who sees to a referral, and where it has moved, is kept. */
@ExtendWith(TestDatabase.class)
class OwnersTest {
    private static final Person SENCO = new Person("SENCO", "senco@white-house.example", "01632 960332");
    private static final Person HEAD = new Person("Deputy head", "head@white-house.example", null, "head");
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    private Desk desk;
    private Owners owners;
    private Covers covers;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        owners = new Owners(desk.jdbc, desk.transactions, desk.audit, desk.clock);
        covers = new Covers(
                desk.jdbc, desk.transactions, desk.audit, new Uuid7(desk.clock, new SplittableRandom(3)), desk.clock);
    }

    @Test
    void theNewestHandOverCountsAndAllOfThemStay() {
        UUID referral = made("R-1");
        owners.handOver(referral, SENCO, null, Desk.OPERATOR);
        owners.handOver(referral, HEAD, SENCO, Desk.OPERATOR);

        Owners.Owning owning = owners.of(List.of(referral)).get(0);
        assertThat(owning.chosen()).isEqualTo(HEAD);
        assertThat(owning.chosenDeputy()).isEqualTo(SENCO);
        assertThat(owners.events(referral))
                .extracting(Owners.OwnerEvent::kind, Owners.OwnerEvent::person, Owners.OwnerEvent::who)
                .containsExactly(tuple("chosen", SENCO, "o.perator"), tuple("chosen", HEAD, "o.perator"));
        assertThat(desk.count("hub.audit_events WHERE action = 'handed-over'")).isEqualTo(2);
    }

    @Test
    void aMoveIsKeptWithWhyAndUndoesNoHandOver() {
        UUID referral = made("R-1");
        owners.handOver(referral, SENCO, null, Desk.OPERATOR);
        Place passed = new Place(As.CHOSEN, SENCO);
        Place next = new Place(As.DEPUTY, HEAD);
        owners.moved(referral, new Owned(next, next, new Owned.Passed(passed, Presence.Why.AWAY)));

        Owners.Owning owning = owners.of(List.of(referral)).get(0);
        assertThat(owning.chosen()).isEqualTo(SENCO);
        assertThat(owning.last()).isEqualTo(HEAD);
        assertThat(owners.events(referral).get(1))
                .isEqualTo(new Owners.OwnerEvent(desk.now, "moved", "deputy", HEAD, HEAD, "away", "hub"));
    }

    @Test
    void openAreThoseThatSomebodyMustStillSeeTo() {
        UUID waits = made("R-1");
        UUID declined = made("R-2");
        UUID closed = made("R-3");
        answer(declined, Status.DECLINED);
        answer(closed, Status.CLOSED);

        assertThat(owners.open(null, 10))
                .extracting(Owners.Owning::referral)
                .containsExactlyInAnyOrder(waits, declined);
        UUID first = owners.open(null, 1).get(0).referral();
        assertThat(owners.open(first, 10))
                .extracting(Owners.Owning::referral)
                .doesNotContain(first)
                .hasSize(1);
    }

    @Test
    void coversHoldTillTheirLastDayUnlessTheyAreWithdrawn() {
        Covers.Posted leave = covers.post("white-house", new Cover("a@b.example", DAY, DAY.plusDays(2), SENCO), by());
        Covers.Posted left = covers.post("white-house", new Cover("c@d.example", DAY, null, null), by());
        covers.post("marshlands", new Cover("e@f.example", DAY, DAY, null), by());

        assertThat(covers.from(DAY, "white-house")).containsExactly(leave, left);
        assertThat(covers.from(DAY.plusDays(3), null)).containsExactly(left);
        assertThat(covers.withdraw(left.id(), by())).isTrue();
        assertThat(covers.withdraw(left.id(), by())).isFalse();
        assertThat(covers.from(DAY.plusDays(3), null)).isEmpty();
    }

    @Test
    void namesOfStaffGoWithTheReferral() {
        UUID referral = made("R-1");
        owners.handOver(referral, SENCO, null, Desk.OPERATOR);
        desk.tamper("DO $$ BEGIN PERFORM hub.empty_recipients(ARRAY(SELECT id FROM hub.recipients)); END $$");
        assertThat(desk.count("hub.owner_events")).isZero();
    }

    private static Access by() {
        return Desk.OPERATOR;
    }

    private UUID made(String reference) {
        UUID recipient = desk.committed(reference);
        return desk.jdbc
                .sql("SELECT referral_id FROM hub.recipients WHERE id = ?")
                .param(recipient)
                .query(UUID.class)
                .single();
    }

    private void answer(UUID referral, Status status) {
        UUID recipient = desk.jdbc
                .sql("SELECT id FROM hub.recipients WHERE referral_id = ?")
                .param(referral)
                .query(UUID.class)
                .single();
        desk.replies.record(Desk.AGENCY, new Reply(recipient, status, null, null), "x.csv");
    }
}
