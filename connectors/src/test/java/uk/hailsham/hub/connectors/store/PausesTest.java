package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.clock.Due;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.StateSet;
import uk.hailsham.hub.domain.telling.NonDelivery.Kind;

/** Referred on 24 November, to be seen by the end of 4 December. */
@ExtendWith(TestDatabase.class)
class PausesTest {
    private static final Instant AGREED = Instant.parse("2026-12-05T00:00:00Z");
    private static final String FAMILY = "waiting-for-family";

    private Desk desk;
    private UUID recipient;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        recipient = toBeSeen(false);
    }

    @Test
    void theClockStandsStillForTheFamilyAndTheDayMovesWhenItGoesOn() {
        on("2026-11-26", Status.ON_HOLD, FAMILY, null);
        assertThat(stands().pausedSince()).isEqualTo(desk.now);
        at("2026-12-20");
        assertThat(stands().due(desk.now)).isEqualTo(Due.PAUSED);
        assertThat(notSeen()).isEmpty();
        assertThat(overdue()).isFalse();

        on("2026-12-20", Status.ACCEPTED, null, null);
        assertThat(stands().pausedSince()).isNull();
        assertThat(stands().firstContactBy()).as("as it was agreed").isEqualTo(AGREED);
        assertThat(stands().contactBy()).isEqualTo(Instant.parse("2026-12-29T00:00:00Z"));
        assertThat(stands().due(desk.now)).isEqualTo(Due.AHEAD);
        at("2026-12-30");
        assertThat(notSeen()).containsExactly(Instant.parse("2026-12-29T00:00:00Z"));
        assertThat(overdue()).isTrue();
    }

    @Test
    void theTimelineSaysWhyItStoodStillAndHowLong() {
        on("2026-11-26", Status.ON_HOLD, FAMILY, null);
        on("2026-11-28", Status.ACCEPTED, null, null);

        assertThat(desk.timeline())
                .filteredOn(event -> event.kind().startsWith("clock-"))
                .extracting(RecipientEvent::kind, event -> event.detail().replace(" ", ""))
                .containsExactly(
                        tuple("clock-paused", "{\"reason\":\"waiting-for-family\"}"),
                        tuple(
                                "clock-resumed",
                                "{\"since\":\"2026-11-26T07:00:00Z\",\"contactBy\":\"2026-12-07T00:00:00Z\"}"));
    }

    /** A child on a waiting list waits, and whoever referred it hears when the day has passed. */
    @Test
    void aWaitingListStopsNoClock() {
        on("2026-11-26", Status.ON_HOLD, "waiting-list", null);
        at("2026-12-06");
        assertThat(stands().pausedSince()).isNull();
        assertThat(notSeen()).containsExactly(AGREED);
        assertThat(overdue()).isTrue();
    }

    @Test
    void anotherReasonLetsTheClockGoOn() {
        on("2026-11-26", Status.ON_HOLD, FAMILY, null);
        on("2026-11-28", Status.ON_HOLD, "waiting-list", null);
        assertThat(stands().contactBy()).isEqualTo(AGREED.plus(Duration.ofDays(2)));
        assertThat(stands().pausedSince()).isNull();
    }

    @Test
    void aPauseBeginsWhenItIsHeardAndEndsOnTheDayThatIsNamed() {
        on("2026-11-27", Status.ON_HOLD, FAMILY, LocalDate.of(2026, 11, 25));
        on("2026-12-02", Status.ACCEPTED, null, LocalDate.of(2026, 11, 30));
        assertThat(stands().contactBy()).isEqualTo(AGREED.plus(Duration.ofDays(3)));
    }

    @Test
    void aDayBeforeThePauseMakesNoTimeNegative() {
        on("2026-11-27", Status.ON_HOLD, FAMILY, LocalDate.of(2026, 11, 25));
        on("2026-12-02", Status.ACCEPTED, null, LocalDate.of(2026, 11, 26));
        assertThat(stands().contactBy()).isEqualTo(AGREED);
        assertThat(stands().pausedSince()).isNull();
    }

    @Test
    void pausesAddUpAndAStateThatIsSetPausesToo() {
        on("2026-11-26", Status.ON_HOLD, FAMILY, null);
        on("2026-11-28", Status.ACCEPTED, null, null);
        at("2026-11-30");
        desk.replies.set(
                Desk.AGENCY,
                new StateSet(recipient, RecipientState.ON_HOLD, FAMILY, LocalDate.of(2026, 11, 30)),
                "Task");
        assertThat(stands().pausedSince()).isEqualTo(desk.now);
        on("2026-12-03", Status.NOT_BROUGHT, null, null);
        assertThat(stands().pausedSince()).as("still on hold").isNotNull();
        on("2026-12-04", Status.FIRST_CONTACT, null, null);
        assertThat(stands().contactBy()).isEqualTo(AGREED.plus(Duration.ofDays(6)));
    }

    @Test
    void whatHasRunOutStandsStillNoMore() {
        on("2026-12-06", Status.ON_HOLD, FAMILY, null);
        assertThat(stands().pausedSince()).isNull();
        assertThat(notSeen()).containsExactly(AGREED);
    }

    @Test
    void noClockStandsStillForAChildInDanger() {
        recipient = toBeSeen(true);
        on("2026-11-26", Status.ON_HOLD, FAMILY, null);
        assertThat(stands().pausedSince()).isNull();
    }

    @Test
    void anAnswerThatComesLatePausesNothing() {
        on("2026-11-27", Status.ACCEPTED, null, LocalDate.of(2026, 11, 27));
        on("2026-11-28", Status.ON_HOLD, FAMILY, LocalDate.of(2026, 11, 25));
        assertThat(stands().pausedSince()).isNull();
    }

    private UUID toBeSeen(boolean safeguarding) {
        UUID made = safeguarding ? desk.committedForSafeguarding("R-2") : desk.committed("R-1");
        desk.tamper("UPDATE hub.recipients SET first_contact_by = '" + AGREED + "' WHERE id = '" + made + "'");
        return made;
    }

    private void at(String day) {
        desk.now = Instant.parse(day + "T07:00:00Z");
    }

    private void on(String day, Status status, String reason, LocalDate named) {
        at(day);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, status, reason, named), "x.csv");
    }

    private ReferralView.Recipient stands() {
        return desk.referrals.list(null, 10).stream()
                .flatMap(referral -> referral.recipients().stream())
                .filter(each -> each.id().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    private List<Instant> notSeen() {
        Unanswered unanswered = new Unanswered(desk.jdbc, desk.transactions, desk.audit, desk.clock);
        return unanswered.due(Desk.SCHOOL, List.of(Desk.AGENCY), 10).stream()
                .filter(missing -> missing.kind() == Kind.NOT_SEEN)
                .map(Unanswered.Missing::since)
                .toList();
    }

    private boolean overdue() {
        return new Waiting(desk.jdbc, desk.clock).list(10).get(0).overdue();
    }
}
