package uk.hailsham.hub.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.connectors.store.Waiting;
import uk.hailsham.hub.domain.clock.Due;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;
import uk.hailsham.hub.domain.telling.Progress;

/** A school reads of a referral as far as the service may report back, and no further by another way. */
class FollowedTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    /** Whatever an agency says, a school's list looks the same where it may not know so. */
    @Test
    void aListOfWhoWaitsTellsByNobodysGoingWhatMayNotBeFollowed() {
        Followed nothing = new Followed(Progress.NOTHING);
        Followed receipt = new Followed(Progress.RECEIPT);
        for (boolean unsettled : List.of(true, false)) {
            for (boolean answered : List.of(true, false)) {
                Waiting.Silent before = silent(answered, unsettled, NOW.plusSeconds(60));
                Waiting.Silent after = silent(answered, unsettled, NOW);
                assertThat(nothing.waits(before, NOW)).isTrue();
                assertThat(nothing.waits(after, NOW)).isFalse();
                assertThat(nothing.silentSince(before)).isEqualTo(before.startedAt());
                assertThat(receipt.waits(before, NOW)).isTrue();
                assertThat(receipt.waits(after, NOW)).isEqualTo(!answered);
                assertThat(new Followed(Progress.STATE).waits(after, NOW)).isEqualTo(unsettled);
            }
        }
    }

    private static Waiting.Silent silent(boolean answered, boolean unsettled, Instant contactBy) {
        return new Waiting.Silent(
                new UUID(0, 1),
                new UUID(0, 2),
                "white-house",
                false,
                "camhs",
                "camhs",
                Standing.NEW,
                NOW.minusSeconds(30),
                true,
                null,
                contactBy,
                null,
                NOW.minusSeconds(90),
                answered,
                unsettled,
                false,
                Due.AHEAD);
    }

    private static final TimelineView ANSWER =
            new TimelineView("rc-1", NOW, "answered", "completed", "closed", "a-clinic", "{\"status\":\"closed\"}");
    private static final TimelineView SENT =
            new TimelineView("rc-1", NOW, "proved", "requested", "handed-over", "courier", "{\"attempt\":1}");

    @Test
    void whereTheServiceReportsBackEverythingIsShown() {
        Followed all = new Followed(Progress.STATE);
        assertThat(all.state(RecipientState.COMPLETED)).isEqualTo("completed");
        assertThat(all.proof(Rung.CLOSED)).isEqualTo("closed");
        assertThat(all.line(ANSWER)).contains(ANSWER);
        assertThat(all.due(Due.MET)).isEqualTo("met");
    }

    @Test
    void whereItOnlySaysThatItHasItNothingTellsWhatBecameOfIt() {
        Followed receipt = new Followed(Progress.RECEIPT);
        assertThat(receipt.state(RecipientState.COMPLETED)).isEqualTo("received");
        assertThat(receipt.state(RecipientState.FAILED)).isEqualTo("failed");
        assertThat(receipt.proof(Rung.CLOSED)).isEqualTo("acknowledged");
        assertThat(receipt.proof(Rung.HANDED_OVER)).isEqualTo("handed-over");
        assertThat(receipt.line(ANSWER))
                .contains(new TimelineView("rc-1", NOW, "answered", "received", "acknowledged", "a-clinic", "{}"));
        assertThat(receipt.line(SENT)).contains(SENT);
        assertThat(receipt.due(Due.MET)).as("also of the first contact").isNull();
        assertThat(receipt.heard(NOW)).isEqualTo(NOW);
    }

    @Test
    void whereItReportsNothingItsAnswersAreNotEvenThere() {
        Followed nothing = new Followed(Progress.NOTHING);
        assertThat(nothing.state(RecipientState.COMPLETED)).isNull();
        assertThat(nothing.proof(Rung.CLOSED)).isNull();
        assertThat(nothing.line(ANSWER)).isEmpty();
        assertThat(nothing.due(Due.MET)).isNull();
        assertThat(nothing.heard(NOW)).isNull();
        assertThat(nothing.line(SENT))
                .contains(new TimelineView("rc-1", NOW, "proved", null, null, "courier", "{\"attempt\":1}"));
    }
}
