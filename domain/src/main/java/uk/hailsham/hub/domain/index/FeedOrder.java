package uk.hailsham.hub.domain.index;

import java.util.Optional;
import java.util.OptionalLong;

/** Whether an index feed may be taken now: in its place in the row, and whole. */
public final class FeedOrder {
    private FeedOrder() {}

    /**
     * @param last the sequence of the last feed taken; empty before the first, which must be a full one
     * @param trailer null when the feed ended without one
     * @param read what was counted in reading
     * @return why the feed must wait; empty when it may be taken
     */
    public static Optional<Fault> judge(
            IndexFeed.Header header, OptionalLong last, IndexFeed.Trailer trailer, IndexFeed.Trailer read) {
        return inPlace(header, last).or(() -> whole(trailer, read));
    }

    /** True when absence from this feed means gone: it is full and holds what its sender counted. */
    public static boolean complete(IndexFeed.Header header, IndexFeed.Trailer trailer, IndexFeed.Trailer read) {
        return header.full() && whole(trailer, read).isEmpty();
    }

    private static Optional<Fault> inPlace(IndexFeed.Header header, OptionalLong last) {
        if (last.isEmpty()) {
            return header.full()
                    ? Optional.empty()
                    : Optional.of(new Fault("feed-first-not-full", "expected a full feed first, found a delta"));
        }
        long due = last.getAsLong() + 1;
        if (header.sequence() == due) {
            return Optional.empty();
        }
        String text = "expected sequence %d, found %d".formatted(due, header.sequence());
        return Optional.of(new Fault(header.sequence() > due ? "feed-gap" : "feed-old", text));
    }

    private static Optional<Fault> whole(IndexFeed.Trailer trailer, IndexFeed.Trailer read) {
        if (trailer == null) {
            return Optional.of(
                    new Fault("feed-no-trailer", "expected a trailer with counts, found the end of the file"));
        }
        if (trailer.equals(read)) {
            return Optional.empty();
        }
        return Optional.of(new Fault(
                "feed-count",
                "expected %d upserts and %d deletions as the trailer says, found %d and %d"
                        .formatted(trailer.upserts(), trailer.deletions(), read.upserts(), read.deletions())));
    }

    /** Why a feed is held; without a child's data. */
    public record Fault(String code, String text) {}
}
