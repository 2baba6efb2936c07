package uk.hailsham.hub.connectors.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is on a roll today, who is in the Index, and before whom a shield stands: the ground of what is told of them. */
final class RollRows {
    /**
     * {@code hidden}: children with a shield, suspected ones too. {@code roll}: pupils of the schools who have not left;
     * on the last day itself a pupil is still there. {@code entry}: what the Index holds.
     */
    static final String WITH = """
            WITH hidden AS (
                SELECT COALESCE(c.forwards_to, c.id) AS child_id FROM hub.shields s
                JOIN hub.children c ON c.id = s.child_id WHERE s.lifted_at IS NULL
                UNION SELECT cr.child_id FROM hub.shields s
                JOIN hub.child_records cr ON cr.record_id = s.record_id WHERE s.lifted_at IS NULL),
            said AS (
                SELECT r.id, r.source, cr.child_id, st.document, st.said_from,
                    cr.child_id IN (SELECT child_id FROM hidden) AS hidden
                FROM hub.records r JOIN hub.statements st ON st.record_id = r.id AND st.said_to IS NULL
                JOIN hub.child_records cr ON cr.record_id = r.id),
            roll AS (
                SELECT said.*, own.entry FROM said CROSS JOIN LATERAL (
                    SELECT bool_and(COALESCE((e->>'leaving')::date < :today, false)) AS gone,
                        max((e->>'entry')::date) AS entry
                    FROM jsonb_array_elements(said.document->'enrolments') e
                    WHERE e->>'laestab' IS NULL
                    OR said.source || '/' || (e->>'laestab') = ANY (CAST(:numbers AS text[]))) own
                WHERE said.source <> 'index' AND own.gone IS NOT TRUE),
            entry AS (
                SELECT said.*, said.document->>'number' AS number FROM said WHERE said.source = 'index')
            """;

    private RollRows() {}

    static JdbcClient.StatementSpec query(JdbcClient jdbc, String sql, Today today) {
        return jdbc.sql(WITH + sql)
                .param("today", today.day())
                .param("zone", today.zone().getId())
                .param(
                        "numbers",
                        today.schools().stream()
                                .flatMap(school ->
                                        school.laestabs().stream().map(laestab -> school.id() + "/" + laestab.number()))
                                .toArray(String[]::new));
    }
}
