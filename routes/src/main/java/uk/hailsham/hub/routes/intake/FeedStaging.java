package uk.hailsham.hub.routes.intake;

import java.util.List;
import java.util.OptionalLong;
import uk.hailsham.hub.connectors.store.Comparison;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.intake.MassChangeBrake;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.Contract.Coverage;
import uk.hailsham.hub.domain.school.PupilKey;

/**
 * Stages a feed of the Children's Index and judges it: a gap in the sequence or a wrong count holds it, and only a
 * complete full feed lets absence mean gone.
 */
public final class FeedStaging {
    private static final Contract FULL = new Contract(Coverage.ROLL, 0.05, 0.5, 50);

    private final Staging staging;
    private final IndexFeeds feeds;

    public FeedStaging(Staging staging, IndexFeeds feeds) {
        this.staging = staging;
        this.feeds = feeds;
    }

    public Judged stage(ReadDrop<IndexFeed> read) {
        try (IndexFeed feed = read.rows()) {
            Drop drop = feeds.announced(read.drop(), feed.header());
            IndexRows rows = new IndexRows(feed);
            staging.copy(drop, List.of(PupilKey.Kind.LOCAL_ID), rows);
            return judge(drop, feed.header(), rows.trailerFault());
        }
    }

    private Judged judge(Drop drop, IndexFeed.Header header, String trailerFault) {
        Coverage covers = header.full() && trailerFault == null ? Coverage.ROLL : Coverage.SOME;
        Comparison comparison = staging.compare(drop, covers);
        return new Judged(drop, drop.released() ? null : hold(header, trailerFault, comparison));
    }

    private Drop.Reason hold(IndexFeed.Header header, String trailerFault, Comparison comparison) {
        if (trailerFault != null) {
            return new Drop.Reason("feed-count", trailerFault);
        }
        OptionalLong last = feeds.lastSequence();
        if (last.isPresent() && header.sequence() != last.getAsLong() + 1) {
            return new Drop.Reason(
                    "feed-gap",
                    "expected the feed with sequence %d, found %d: ask the Index for what is missing, or release it"
                            .formatted(last.getAsLong() + 1, header.sequence()));
        }
        return MassChangeBrake.judge(
                        FULL,
                        comparison.roll(),
                        comparison.ledger().childrenGone(),
                        comparison.ledger().childrenChanged())
                .map(why -> new Drop.Reason("mass-change", why))
                .orElse(null);
    }
}
