package uk.hailsham.hub.connectors.store;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps shields whole: every record of a child with a shield has one and so has the child; a record that is perhaps such a
 * child's is suspected. Nothing here lifts a shield; a suspicion ends with the perhaps.
 */
final class ShieldSpread {
    private static final String TOUCHED = """
            WITH touched AS (
                SELECT DISTINCT child_id FROM hub.child_records WHERE record_id = ANY (CAST(:records AS uuid[]))),
            hidden AS (
                SELECT t.child_id FROM touched t WHERE EXISTS (
                    SELECT FROM hub.shields s WHERE s.child_id = t.child_id AND s.kind = 'shielded' AND s.lifted_at IS NULL)
                OR EXISTS (
                    SELECT FROM hub.shields s JOIN hub.child_records cr ON cr.record_id = s.record_id
                    WHERE cr.child_id = t.child_id AND s.kind = 'shielded' AND s.lifted_at IS NULL))
            """;

    private static final List<String> SPREAD = List.of(TOUCHED + """
                    INSERT INTO hub.shields (record_id, kind, placed_at, placed_by)
                    SELECT cr.record_id, 'shielded', :now, 'hub' FROM hub.child_records cr JOIN hidden USING (child_id)
                    ON CONFLICT DO NOTHING""", TOUCHED + """
                    INSERT INTO hub.shields (child_id, kind, placed_at, placed_by)
                    SELECT child_id, 'shielded', :now, 'hub' FROM hidden ON CONFLICT DO NOTHING""", """
            INSERT INTO hub.shields (record_id, kind, placed_at, placed_by)
            SELECT DISTINCT o.other, 'suspected', :now, 'hub' FROM (
                SELECT left_record AS record, right_record AS other, decision FROM hub.links
                UNION ALL SELECT right_record, left_record, decision FROM hub.links) o
            JOIN hub.shields s ON s.record_id = o.record AND s.kind = 'shielded' AND s.lifted_at IS NULL
            WHERE o.decision = 'perhaps'
            AND (o.record = ANY (CAST(:records AS uuid[])) OR o.other = ANY (CAST(:records AS uuid[])))
            ON CONFLICT DO NOTHING""", """
            UPDATE hub.shields s SET lifted_at = :now, lifted_by = 'hub'
            WHERE s.kind = 'suspected' AND s.lifted_at IS NULL AND s.record_id = ANY (CAST(:records AS uuid[]))
            AND NOT EXISTS (
                SELECT FROM hub.links l JOIN hub.shields other ON other.kind = 'shielded' AND other.lifted_at IS NULL
                    AND other.record_id IN (l.left_record, l.right_record) AND other.record_id <> s.record_id
                WHERE l.decision = 'perhaps' AND s.record_id IN (l.left_record, l.right_record))""");

    private final JdbcClient jdbc;
    private final OffsetDateTime now;

    ShieldSpread(JdbcClient jdbc, OffsetDateTime now) {
        this.jdbc = jdbc;
        this.now = now;
    }

    /** @param records UUIDs of records whose links or shields have changed */
    void from(String[] records) {
        SPREAD.forEach(
                sql -> jdbc.sql(sql).param("records", records).param("now", now).update());
    }
}
