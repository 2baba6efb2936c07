package uk.hailsham.hub.connectors.store;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.reconcile.Decision;

/**
 * Fields in which two records of one child differ: opened when first seen, closed when no longer so, never overwritten. A
 * source that does not speak of the child any more differs from nobody.
 */
final class Discrepancies {
    private static final String CLOSE = """
            UPDATE hub.discrepancies d SET closed_at = :now
            FROM unnest(CAST(:pairLeft AS uuid[]), CAST(:pairRight AS uuid[])) AS p(l, r)
            WHERE d.left_record = p.l AND d.right_record = p.r AND d.closed_at IS NULL AND NOT EXISTS (
                SELECT FROM unnest(CAST(:left AS uuid[]), CAST(:right AS uuid[]), CAST(:field AS text[])) AS t(l, r, field)
                WHERE t.l = p.l AND t.r = p.r AND t.field = d.field)""";

    private static final String OPEN = """
            INSERT INTO hub.discrepancies (left_record, right_record, field, since)
            SELECT t.l, t.r, t.field, :now
            FROM unnest(CAST(:left AS uuid[]), CAST(:right AS uuid[]), CAST(:field AS text[])) AS t(l, r, field)
            JOIN hub.links k ON k.left_record = t.l AND k.right_record = t.r AND k.decision = 'same'
            WHERE (SELECT count(*) FROM hub.statements s WHERE s.record_id IN (t.l, t.r) AND s.said_to IS NULL) = 2
            ON CONFLICT DO NOTHING""";

    private final JdbcClient jdbc;

    Discrepancies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the pairs told as the same differ in, the whole of it. */
    void told(List<LinkDecision> decisions, OffsetDateTime now) {
        List<LinkDecision> same = decisions.stream()
                .filter(decision -> decision.decision() == Decision.SAME)
                .toList();
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        List<String> field = new ArrayList<>();
        for (LinkDecision decision : same) {
            for (String difference : decision.differences()) {
                left.add(decision.lower().toString());
                right.add(decision.upper().toString());
                field.add(difference);
            }
        }
        for (String sql : List.of(CLOSE, OPEN)) {
            var statement = jdbc.sql(sql)
                    .param("left", left.toArray(String[]::new))
                    .param("right", right.toArray(String[]::new))
                    .param("field", field.toArray(String[]::new))
                    .param("now", now);
            if (sql.equals(CLOSE)) {
                statement
                        .param(
                                "pairLeft",
                                same.stream().map(d -> d.lower().toString()).toArray(String[]::new))
                        .param(
                                "pairRight",
                                same.stream().map(d -> d.upper().toString()).toArray(String[]::new));
            }
            statement.update();
        }
    }

    List<Links.Discrepancy> open(UUID child) {
        return jdbc.sql("""
                        SELECT DISTINCT d.* FROM hub.discrepancies d
                        JOIN hub.child_records cr ON cr.record_id IN (d.left_record, d.right_record)
                        WHERE cr.child_id = :child AND d.closed_at IS NULL AND (
                            SELECT count(*) FROM hub.statements s
                            WHERE s.record_id IN (d.left_record, d.right_record) AND s.said_to IS NULL) = 2
                        ORDER BY d.id""")
                .param("child", child)
                .query((row, number) -> new Links.Discrepancy(
                        row.getObject("left_record", UUID.class),
                        row.getObject("right_record", UUID.class),
                        row.getString("field"),
                        DropRows.instant(row, "since")))
                .list();
    }
}
