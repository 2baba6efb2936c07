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

        assertThat(waiting.list(null, 10)).extracting(Waiting.Silent::recipient).containsExactly(danger, second, first);
        assertThat(waiting.list(null, 10)).extracting(Waiting.Silent::heard).containsExactly(false, false, true);
    }

    @Test
    void whatIsOverIsNotWaitedForAndWhatWasDeclinedStaysWhileNobodyElseHelps() {
        UUID closed = desk.committed("R-1");
        UUID declined = desk.committed("R-2");
        answer(closed, Status.CLOSED);
        answer(declined, Status.DECLINED);

        assertThat(waiting.list(Desk.SCHOOL, 10))
                .extracting(Waiting.Silent::recipient)
                .containsExactly(declined);
        assertThat(waiting.list("another-school", 10)).isEmpty();
    }

    private void answer(UUID recipient, Status status) {
        desk.replies.record(Desk.AGENCY, new Reply(recipient, status, null, null), "x.csv");
    }
}
