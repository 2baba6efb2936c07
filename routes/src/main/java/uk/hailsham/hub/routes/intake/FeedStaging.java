package uk.hailsham.hub.routes.intake;

import java.util.List;
import uk.hailsham.hub.connectors.store.Comparison;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.domain.index.FeedOrder;
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
    private final Seals seals;

    /** For a town in which nobody is adopted. */
    public FeedStaging(Staging staging, IndexFeeds feeds) {
        this(staging, feeds, Seals.NONE);
    }

    public FeedStaging(Staging staging, IndexFeeds feeds, Seals seals) {
        this.seals = seals;
        this.staging = staging;
        this.feeds = feeds;
    }

    public Judged stage(ReadDrop<IndexFeed> read) {
        try (IndexFeed feed = read.rows()) {
            Drop drop = feeds.announced(read.drop(), feed.header());
            IndexRows rows = new IndexRows(feed, seals.of(read.drop().partner()));
            staging.copy(drop, List.of(PupilKey.Kind.LOCAL_ID), rows);
            staging.profiled(drop, rows.profile());
            return judge(drop, feed, rows);
        }
    }

    private Judged judge(Drop drop, IndexFeed feed, IndexRows rows) {
        IndexFeed.Trailer read = rows.read();
        Coverage covers = FeedOrder.complete(feed.header(), feed.trailer(), read) ? Coverage.ROLL : Coverage.SOME;
        Comparison comparison = staging.compare(drop, covers);
        if (drop.released()) {
            return new Judged(drop, null);
        }
        return FeedOrder.judge(feed.header(), feeds.lastSequence(), feed.trailer(), read)
                .map(fault -> new Judged(drop, new Drop.Reason(fault.code(), fault.text())))
                .orElseGet(() -> new Judged(drop, braked(drop, rows, comparison)));
    }

    private Drop.Reason braked(Drop drop, IndexRows rows, Comparison comparison) {
        return rows.profile()
                .judge(FULL, staging.profileBefore(drop))
                .map(why -> new Drop.Reason("error-profile", why))
                .orElseGet(() -> massChange(comparison));
    }

    private static Drop.Reason massChange(Comparison comparison) {
        return MassChangeBrake.judge(FULL, comparison.roll(), comparison.gone(), comparison.changed())
                .map(why -> new Drop.Reason("mass-change", why))
                .orElse(null);
    }
}
