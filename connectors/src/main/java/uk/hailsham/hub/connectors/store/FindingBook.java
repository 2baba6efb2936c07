package uk.hailsham.hub.connectors.store;

import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.identifier.IdSource;

/** Carries a school's findings from one applied drop to the next, within the caller's transaction. */
final class FindingBook {
    private static final String FOUND = """
            (SELECT DISTINCT pupil, COALESCE(field, '') AS field, code FROM hub.rejections
             WHERE drop_id = :drop AND pupil IS NOT NULL) r""";

    private static final String SEEN_AGAIN = """
            UPDATE hub.findings f SET last_drop = :drop, seen_at = :now FROM %s
            WHERE f.school = :school AND f.pupil = r.pupil AND f.field = r.field AND f.code = r.code
            AND f.closed_at IS NULL""".formatted(FOUND);

    private static final String NOT_OPEN = """
            %s WHERE NOT EXISTS (SELECT FROM hub.findings f WHERE f.school = :school AND f.pupil = r.pupil
                AND f.field = r.field AND f.code = r.code AND f.closed_at IS NULL)""".formatted(FOUND);

    /** One that comes back while it is muted stays muted. */
    private static final String OPEN = """
            INSERT INTO hub.findings (id, school, pupil, field, code, first_drop, last_drop, opened_at, seen_at,
                muted_until, muted_by, muted_why)
            SELECT ids.id, :school, n.pupil, n.field, n.code, :drop, :drop, :now, :now,
                muted.muted_until, muted.muted_by, muted.muted_why
            FROM (SELECT r.*, row_number() OVER (ORDER BY pupil, field, code) AS place FROM %s) n
            JOIN unnest(:ids) WITH ORDINALITY AS ids(id, place) USING (place)
            LEFT JOIN LATERAL (
                SELECT old.* FROM hub.findings old WHERE old.school = :school AND old.pupil = n.pupil
                AND old.field = n.field AND old.code = n.code AND old.muted_until >= :today
                ORDER BY old.closed_at DESC LIMIT 1) muted ON true""".formatted(NOT_OPEN);

    /** A drop that speaks of a pupil and does not say it again has mended it; of who has no record only a roll speaks. */
    private static final String CLOSE = """
            UPDATE hub.findings f SET closed_at = :now, closed_by = :drop
            WHERE f.school = :school AND f.closed_at IS NULL AND f.last_drop <> :drop AND (
                f.pupil IN (SELECT 're-' || record_id FROM <fates> WHERE record_id IS NOT NULL)
                OR f.pupil IN (SELECT pupil FROM hub.rejections WHERE drop_id = :drop)
                OR f.pupil NOT LIKE 're-%' AND :roll)""";

    private final JdbcClient jdbc;
    private final Drop drop;
    private final IdSource ids;
    private final OffsetDateTime now;

    FindingBook(JdbcClient jdbc, Drop drop, IdSource ids, OffsetDateTime now) {
        this.jdbc = jdbc;
        this.drop = drop;
        this.ids = ids;
        this.now = now;
    }

    /** After the drop's rejections are written, before its staging tables go. */
    void settle() {
        if (drop.kind() == DropKind.PUPILS || drop.kind() == DropKind.PUPIL_EVENTS) {
            sql(SEEN_AGAIN).update();
            open();
            sql(StagingTables.of(drop).in(CLOSE))
                    .param("roll", drop.kind() == DropKind.PUPILS)
                    .update();
        }
    }

    private void open() {
        int fresh = sql("SELECT count(*) FROM " + NOT_OPEN).query(Integer.class).single();
        if (fresh > 0) {
            sql(OPEN)
                    .param("ids", Stream.generate(ids::next).limit(fresh).toArray(UUID[]::new))
                    .param("today", now.toLocalDate())
                    .update();
        }
    }

    private JdbcClient.StatementSpec sql(String sql) {
        return jdbc.sql(sql)
                .param("drop", drop.id())
                .param("school", drop.partner())
                .param("now", now);
    }
}
