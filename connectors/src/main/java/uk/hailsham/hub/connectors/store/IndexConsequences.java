package uk.hailsham.hub.connectors.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an applied feed of the Children's Index means beyond its entries; a school's drop has no such consequences. */
final class IndexConsequences {
    private static final String ENDED_LINKS = """
            SELECT DISTINCT l.left_record, l.right_record FROM hub.links l JOIN <fates> f
            ON f.record_id IN (l.left_record, l.right_record)
            WHERE f.fate IN ('gone', 'deleted') AND l.decision <> 'none'""";

    private static final String FOLLOWED = """
            INSERT INTO hub.index_feeds (partner, feed_id, sequence, drop_id, applied_at)
            SELECT partner, feed_id, feed_sequence, id, :now FROM hub.drops WHERE id = :id AND feed_id IS NOT NULL
            ON CONFLICT (partner) DO UPDATE SET feed_id = excluded.feed_id, sequence = excluded.sequence,
                drop_id = excluded.drop_id, applied_at = excluded.applied_at""";

    /** A feed that came too early has its turn now. */
    private static final String NEXT_IN_ROW = """
            UPDATE hub.drops waiting SET state = 'arrived' FROM hub.drops now_applied
            WHERE now_applied.id = :id AND waiting.partner = now_applied.partner AND waiting.state = 'held'
            AND waiting.reason_code = 'feed-gap' AND waiting.feed_sequence = now_applied.feed_sequence + 1""";

    private final JdbcClient jdbc;
    private final Drop drop;
    private final StagingTables tables;
    private final LinkBook links;
    private final OffsetDateTime now;

    IndexConsequences(JdbcClient jdbc, Drop drop, LinkBook links, OffsetDateTime now) {
        this.jdbc = jdbc;
        this.drop = drop;
        this.tables = StagingTables.of(drop);
        this.links = links;
        this.now = now;
    }

    void draw() {
        if (drop.kind() == DropKind.INDEX_FEED) {
            endLinks();
            followed();
        }
    }

    private void followed() {
        jdbc.sql(FOLLOWED).param("id", drop.id()).param("now", now).update();
        jdbc.sql(NEXT_IN_ROW).param("id", drop.id()).update();
    }

    private void endLinks() {
        List<LinkWord> ended = jdbc.sql(tables.in(ENDED_LINKS))
                .query((row, number) -> LinkWord.ended(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        if (!ended.isEmpty()) {
            links.write(ended);
        }
    }
}
