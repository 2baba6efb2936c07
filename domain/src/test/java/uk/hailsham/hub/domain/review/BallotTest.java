package uk.hailsham.hub.domain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.hailsham.hub.domain.review.Verdict.NEED_MORE;
import static uk.hailsham.hub.domain.review.Verdict.NOT_SAME;
import static uk.hailsham.hub.domain.review.Verdict.SAME;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who decides that two records are one child's. */
class BallotTest {
    private static Vote vote(String who, Verdict verdict) {
        return new Vote(verdict, who, "seen the papers", Instant.EPOCH);
    }

    @Test
    void onePersonDecidesWhereNoShieldIs() {
        assertThat(new Ballot(List.of(vote("ann", SAME)), false).settled()).contains(SAME);
        assertThat(new Ballot(List.of(vote("ann", NOT_SAME)), false).settled()).contains(NOT_SAME);
    }

    @Test
    void whereAShieldIsTwoPersonsMustSayTheSame() {
        assertThat(new Ballot(List.of(vote("ann", SAME)), true).settled()).isEmpty();
        assertThat(new Ballot(List.of(vote("ann", SAME), vote("ann", SAME)), true).settled())
                .isEmpty();
        assertThat(new Ballot(List.of(vote("ann", SAME), vote("bob", NOT_SAME)), true).settled())
                .isEmpty();
        assertThat(new Ballot(List.of(vote("ann", NOT_SAME), vote("bob", NOT_SAME)), true).settled())
                .contains(NOT_SAME);
    }

    @Test
    void ofOnePersonTheLastWordCounts() {
        Ballot changed = new Ballot(List.of(vote("ann", SAME), vote("ann", NOT_SAME), vote("bob", SAME)), true);
        assertThat(changed.settled()).isEmpty();
    }

    @Test
    void whoNeedsToKnowMoreDecidesNothing() {
        assertThat(new Ballot(List.of(vote("ann", NEED_MORE)), false).settled()).isEmpty();
        assertThat(new Ballot(List.of(), false).settled()).isEmpty();
    }
}
