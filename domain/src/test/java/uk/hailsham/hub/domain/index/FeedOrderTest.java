package uk.hailsham.hub.domain.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.index.FeedOrder.Fault;
import uk.hailsham.hub.domain.index.IndexFeed.Header;
import uk.hailsham.hub.domain.index.IndexFeed.Trailer;

class FeedOrderTest {
    private static final Trailer COUNTED = new Trailer(3, 1);

    @Test
    void takesTheNextFeedInTheRow() {
        assertThat(FeedOrder.judge(feed(8, false), OptionalLong.of(7), COUNTED, COUNTED))
                .isEmpty();
    }

    @Test
    void holdsAFeedAfterAGap() {
        assertThat(FeedOrder.judge(feed(9, false), OptionalLong.of(7), COUNTED, COUNTED))
                .contains(new Fault("feed-gap", "expected sequence 8, found 9"));
    }

    @Test
    void holdsAFeedOlderThanTheLast() {
        assertThat(FeedOrder.judge(feed(7, true), OptionalLong.of(7), COUNTED, COUNTED))
                .contains(new Fault("feed-old", "expected sequence 8, found 7"));
    }

    @Test
    void takesAFullFeedFirst() {
        assertThat(FeedOrder.judge(feed(40, true), OptionalLong.empty(), COUNTED, COUNTED))
                .isEmpty();
        assertThat(FeedOrder.judge(feed(40, false), OptionalLong.empty(), COUNTED, COUNTED))
                .contains(new Fault("feed-first-not-full", "expected a full feed first, found a delta"));
    }

    @Test
    void holdsAFeedWithoutATrailer() {
        assertThat(FeedOrder.judge(feed(8, true), OptionalLong.of(7), null, COUNTED))
                .contains(new Fault("feed-no-trailer", "expected a trailer with counts, found the end of the file"));
        assertThat(FeedOrder.complete(feed(8, true), null, COUNTED)).isFalse();
    }

    @Test
    void holdsAFeedWhoseTrailerCountsOtherwise() {
        assertThat(FeedOrder.judge(feed(8, true), OptionalLong.of(7), new Trailer(4, 1), COUNTED))
                .contains(new Fault(
                        "feed-count", "expected 4 upserts and 1 deletions as the trailer says, found 3 and 1"));
        assertThat(FeedOrder.complete(feed(8, true), new Trailer(4, 1), COUNTED))
                .isFalse();
    }

    @Test
    void onlyACompleteFullFeedLetsAbsenceMeanGone() {
        assertThat(FeedOrder.complete(feed(8, true), COUNTED, COUNTED)).isTrue();
        assertThat(FeedOrder.complete(feed(8, false), COUNTED, COUNTED)).isFalse();
    }

    private static Header feed(long sequence, boolean full) {
        return new Header("east-sussex", sequence, Instant.EPOCH, full);
    }
}
