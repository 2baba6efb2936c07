package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;

@ExtendWith(TestDatabase.class)
class WaitingTest {
    private Desk desk;
    private Waiting waiting;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        waiting = new Waiting(desk.jdbc, desk.clock);
    }

    @Test
    void theLongestSilenceComesFirstAndSafeguardingBeforeAll() {
        UUID first = desk.committed("R-1");
        desk.later(Duration.ofHours(1));
        UUID second = desk.committed("R-2");
        desk.later(Duration.ofHours(1));
        answer(first, Status.RECEIVED);
        UUID danger = desk.committedForSafeguarding("R-3");

        assertThat(waiting.list(10)).extracting(Waiting.Silent::recipient).containsExactly(danger, second, first);
        assertThat(waiting.list(10)).extracting(Waiting.Silent::heard).containsExactly(false, false, true);
    }

    @Test
    void whatIsOverIsNotWaitedForAndWhatWasDeclinedStays() {
        UUID closed = desk.committed("R-1");
        UUID declined = desk.committed("R-2");
        answer(closed, Status.CLOSED);
        answer(declined, Status.DECLINED);

        assertThat(waiting.list(10)).extracting(Waiting.Silent::recipient).containsExactly(declined);
        assertThat(waiting.ofSchool(Desk.SCHOOL, 10))
                .filteredOn(Waiting.Silent::unsettled)
                .extracting(Waiting.Silent::recipient)
                .containsExactly(declined);
        assertThat(waiting.ofSchool("another-school", 10)).isEmpty();
    }

    /** Speech therapy that declines is not made up for by physiotherapy that was asked in the same referral. */
    @Test
    void whoeverWasAskedBesideItForSomethingElseHelpsNobody() {
        UUID declined = desk.committed("R-1");
        UUID beside = asked(declined, "physiotherapy", Duration.ZERO);
        answer(declined, Status.DECLINED);
        desk.replies.record("physiotherapy", new Reply(beside, Status.CLOSED, null, null), "x.csv");
        assertThat(waiting.list(10)).extracting(Waiting.Silent::recipient).containsExactly(declined);

        UUID instead = asked(declined, "class", Duration.ofHours(1));
        assertThat(waiting.list(10)).extracting(Waiting.Silent::recipient).containsExactly(instead);
    }

    @Test
    void whatIsTakenBackIsSeenTo() {
        UUID declined = desk.committed("R-1");
        answer(declined, Status.DECLINED);
        desk.tamper("INSERT INTO hub.withdrawals (id, referral_id, at, reason, standing, recorded_by, stops) SELECT"
                + " gen_random_uuid(), id, now(), 'not-needed', 'school', 'o', true FROM hub.referrals");
        assertThat(waiting.list(10)).isEmpty();
    }

    /** Whether one who is settled is shown is for those to decide who know what the school may follow. */
    @Test
    void aSchoolsListCanHaveWhatIsSettledAsLongAsNobodyCouldKnow() {
        UUID closed = desk.committed("R-1");
        answer(closed, Status.CLOSED);
        assertThat(waiting.ofSchool(Desk.SCHOOL, 10))
                .extracting(Waiting.Silent::recipient, Waiting.Silent::unsettled)
                .containsExactly(org.assertj.core.api.Assertions.tuple(closed, false));
        desk.later(Duration.ofHours(2));
        assertThat(waiting.ofSchool(Desk.SCHOOL, 10)).isEmpty();
    }

    /** Another recipient of the same referral. */
    private UUID asked(UUID of, String agency, Duration later) {
        UUID id = UUID.randomUUID();
        desk.tamper("INSERT INTO hub.recipients (id, referral_id, agency, service, state, rung, clock_started_at)"
                + " SELECT '" + id + "', referral_id, '" + agency + "', 'x', 'requested', 'queued', clock_started_at"
                + " + interval '" + later.toSeconds() + " seconds' FROM hub.recipients WHERE id = '" + of + "'");
        return id;
    }

    private void answer(UUID recipient, Status status) {
        desk.replies.record(Desk.AGENCY, new Reply(recipient, status, null, null), "x.csv");
    }
}
