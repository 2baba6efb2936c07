package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.StateSet;

/** Referrals that a school takes back from an agency that has them. */
@ExtendWith(TestDatabase.class)
class WithdrawalsTest {
    private Desk desk;
    private Withdrawals withdrawals;
    private UUID recipient;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        withdrawals = new Withdrawals(desk.jdbc, desk.transactions, desk.audit, new SplittableRandom(1), desk.clock);
        recipient = desk.committed("R-1");
    }

    private List<UUID> due() {
        return withdrawals.due(Desk.AGENCY, 10).stream()
                .map(Delivery::recipient)
                .toList();
    }

    private void takenBack() {
        desk.proved(recipient, 1);
        assertThat(desk.attempts.cancel(recipient, Desk.OPERATOR)).isTrue();
    }

    @Test
    void whatIsTakenBackFallsDueAndIsToldOnce() {
        takenBack();
        assertThat(due()).containsExactly(recipient);

        withdrawals.told(withdrawals.due(Desk.AGENCY, 10).get(0), desk.proof());
        assertThat(due()).isEmpty();
        assertThat(desk.timeline()).last().extracting(RecipientEvent::kind).isEqualTo("withdrawn");
        assertThat(desk.only().state()).isEqualTo(RecipientState.CANCELLED);
        assertThat(desk.count("hub.audit_events WHERE action = 'withdrawn'")).isOne();
    }

    @Test
    void onlyItsOwnAgencyIsTold() {
        takenBack();
        assertThat(withdrawals.due("audiology", 10)).isEmpty();
    }

    @Test
    void whatTheAgencyNeverGotIsNotTakenBackFromIt() {
        assertThat(desk.attempts.cancel(recipient, Desk.OPERATOR)).isTrue();
        assertThat(due()).isEmpty();
    }

    @Test
    void whatTheAgencyItselfHasEndedIsNotToldToIt() {
        desk.proved(recipient, 1);
        desk.replies.set(Desk.AGENCY, new StateSet(recipient, RecipientState.CANCELLED, null, null), "Task");
        assertThat(desk.only().state()).isEqualTo(RecipientState.CANCELLED);
        assertThat(due()).isEmpty();
    }

    @Test
    void whatGoesOnIsNotTakenBack() {
        desk.proved(recipient, 1);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Reply.Status.ACCEPTED, null, null), "RRI");
        assertThat(due()).isEmpty();
    }

    @Test
    void aSystemThatIsAwayIsToldAgainForThreeDaysAndThenRung() {
        takenBack();
        int tries = 0;
        for (int hour = 0; hour < 100; hour++) {
            for (Delivery delivery : withdrawals.due(Desk.AGENCY, 10)) {
                withdrawals.notTold(delivery, Kind.LATER, "could not be reached");
                assertThat(due()).as("not at once").isEmpty();
                tries++;
            }
            desk.later(Duration.ofHours(1));
        }
        assertThat(tries).isBetween(30, 75);
        assertThat(due()).isEmpty();
        assertThat(desk.timeline()).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("not-withdrawn");
            assertThat(event.detail()).contains("ring the agency");
        });
    }

    @Test
    void whatNoRepeatMendsIsForAPersonAtOnce() {
        takenBack();
        withdrawals.notTold(withdrawals.due(Desk.AGENCY, 10).get(0), Kind.NEEDS_A_PERSON, "AE 101");
        desk.later(Duration.ofDays(1));
        assertThat(due()).isEmpty();
        assertThat(desk.timeline())
                .last()
                .satisfies(event -> assertThat(event.detail()).contains("AE 101", "ring the agency"));
    }

    @Test
    void whenAReferralIsDisposedOfNothingOfItIsLeft() {
        takenBack();
        assertThat(due()).hasSize(1);
        UUID referral = desk.only().referral();

        String counts = desk.jdbc
                .sql("SELECT hub.dispose_referral(?, ?)::text")
                .params(referral, Sql.time(desk.now.plusSeconds(1)))
                .query(String.class)
                .single();
        assertThat(counts).contains("\"withdrawals\": 1");
        assertThat(desk.count("hub.withdrawals")).isZero();
    }
}
