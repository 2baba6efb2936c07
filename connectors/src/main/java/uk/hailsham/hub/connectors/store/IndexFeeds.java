package uk.hailsham.hub.connectors.store;

import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.index.IndexFeed;

/** How far the Children's Index has been followed. */
public final class IndexFeeds {
    /** The partner and source under which the Index stands. */
    public static final String PARTNER = "index";

    private final JdbcClient jdbc;

    public IndexFeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The sequence of the last feed applied; empty before the first. */
    public OptionalLong lastSequence() {
        return jdbc.sql("SELECT sequence FROM hub.index_feeds WHERE partner = :partner")
                .param("partner", PARTNER)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Notes which feed a drop holds, as soon as its header is read. */
    public Drop announced(Drop drop, IndexFeed.Header header) {
        return jdbc.sql("""
                        UPDATE hub.drops SET feed_id = :feed, feed_sequence = :sequence, feed_full = :full
                        WHERE id = :id RETURNING *""")
                .param("id", drop.id())
                .param("feed", header.feedId())
                .param("sequence", header.sequence())
                .param("full", header.full())
                .query(DropRows::drop)
                .single();
    }
}
