package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;

/** What stands still between the hub and agencies is found, and no longer when it moves. */
@ExtendWith(TestDatabase.class)
class TroublesTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private Desk desk;
    private Troubles troubles;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        troubles = new Troubles(desk.jdbc, desk.clock);
    }

    @Test
    void anAgencyIsUnreachableWhenNothingHasGotThroughForHalfAnHourAndSomethingWaits() {
        UUID recipient = desk.committed("R-1");
        Instant failed = desk.now;
        fail(recipient, 1, NotCarried.Kind.LATER);
        assertThat(troubles.unreachable(HALF_AN_HOUR)).isEmpty();

        desk.later(Duration.ofMinutes(31));
        assertThat(troubles.unreachable(HALF_AN_HOUR))
                .containsExactly(new Troubles.Unreachable(Desk.AGENCY, failed, 1));

        desk.proved(recipient, 2);
        assertThat(troubles.unreachable(HALF_AN_HOUR)).isEmpty();
    }

    @Test
    void aDeliveryGivenUpIsDeadUntilTheAgencySpeaks() {
        UUID recipient = desk.committed("R-1");
        Instant asked = desk.now;
        fail(recipient, 1, NotCarried.Kind.NEEDS_A_PERSON);
        assertThat(troubles.dead()).containsExactly(new Troubles.Dead(Desk.AGENCY, 1, asked));

        desk.replies.record(Desk.AGENCY, new Reply(recipient, Status.RECEIVED, null, null), "x.csv");
        assertThat(troubles.dead()).isEmpty();
    }

    @Test
    void silenceInTheSafeguardingLaneIsFoundFromTheDeadlineOnAndOfNoOtherReferral() {
        desk.committed("R-1");
        UUID danger = desk.committedForSafeguarding("R-2");
        Instant by = desk.now.plusSeconds(3600);
        assertThat(troubles.safeguarding()).isEmpty();

        desk.later(Duration.ofHours(1));
        assertThat(troubles.safeguarding())
                .containsExactly(new Troubles.SilentOnSafeguarding(danger, Desk.SCHOOL, Desk.AGENCY, by));

        desk.replies.record(Desk.AGENCY, new Reply(danger, Status.RECEIVED, null, null), "x.csv");
        assertThat(troubles.safeguarding()).isEmpty();
    }

    private void fail(UUID recipient, int number, NotCarried.Kind kind) {
        desk.attempts.notCarried(desk.begun(recipient, number), kind, "refused");
    }
}
