package uk.hailsham.hub.connectors.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;

/**
 * The town's needs and what is given to them, counted. A child on two schools' rolls is one child; a need that the roll and
 * the provision map both tell of is one need, and the map's word stands.
 */
public final class Needs {
    /** Every need that is said now, once for a child: by type, from the school that says more of it. */
    private static final String SAID = """
            WITH mapped AS (
                SELECT record_id, school, sen_type, level, key_stage, bool_or(provision IS NOT NULL) AS given
                FROM hub.provision_lines
                WHERE said_to IS NULL AND sen_type IS NOT NULL AND (given_to IS NULL OR given_to >= current_date)
                GROUP BY record_id, school, sen_type, level, key_stage),
            rolled AS (
                SELECT r.id AS record_id, r.source AS school, n->>'senType' AS sen_type, n->>'level' AS level,
                    n->>'keyStage' AS key_stage, false AS given
                FROM hub.records r JOIN hub.statements s ON s.record_id = r.id AND s.said_to IS NULL,
                    jsonb_array_elements(s.document->'needs') n
                WHERE n->>'senType' IS NOT NULL AND (n->>'to' IS NULL OR (n->>'to')::date >= current_date)
                AND NOT EXISTS (SELECT FROM mapped m WHERE m.record_id = r.id AND m.sen_type = n->>'senType')),
            said AS (
                SELECT a.*, coalesce(c.child_id, a.record_id) AS child
                FROM (SELECT * FROM mapped UNION ALL SELECT * FROM rolled) a
                LEFT JOIN hub.child_records c ON c.record_id = a.record_id
                WHERE cast(:school AS text) IS NULL OR a.school = :school)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;

    public Needs(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
    }

    /**
     * @param level null where nobody has said it, as the key stage may be
     * @param without how many of the children are given nothing for it, as far as is known
     */
    public record Count(String school, String senType, String level, String keyStage, int children, int without) {}

    /** Children by school, type, level and key stage; a look that is audited. @param school null for all */
    public List<Count> counts(Access access, String school) {
        return looked(
                access,
                "needs",
                """
                SELECT school, sen_type, level, key_stage, count(DISTINCT child) AS children,
                    count(DISTINCT child) FILTER (WHERE NOT given) AS without
                FROM said GROUP BY school, sen_type, level, key_stage
                ORDER BY school, sen_type, level NULLS LAST, key_stage NULLS LAST""",
                school,
                (row, number) -> new Count(
                        row.getString("school"),
                        row.getString("sen_type"),
                        row.getString("level"),
                        row.getString("key_stage"),
                        row.getInt("children"),
                        row.getInt("without")));
    }

    /** A need to which nothing is given, as far as is known; the record is an id and no name. */
    public record Unmet(UUID record, String school, String senType, String level, String keyStage) {}

    /** @param school null for all */
    public List<Unmet> withoutProvision(Access access, String school, int limit) {
        return looked(
                access,
                "needs-without-provision",
                """
                SELECT DISTINCT record_id, school, sen_type, level, key_stage FROM said s WHERE NOT given
                AND NOT EXISTS (SELECT FROM said t WHERE t.child = s.child AND t.sen_type = s.sen_type AND t.given)
                ORDER BY school, sen_type, record_id LIMIT %d""".formatted(limit),
                school,
                (row, number) -> new Unmet(
                        row.getObject("record_id", UUID.class),
                        row.getString("school"),
                        row.getString("sen_type"),
                        row.getString("level"),
                        row.getString("key_stage")));
    }

    /** What is given, with its hours and its cost; null where nobody has said an amount. */
    public record Given(
            String school,
            String provision,
            String funder,
            int children,
            BigDecimal hoursPerWeek,
            BigDecimal costPerYear) {}

    /** @param school null for all */
    public List<Given> resources(Access access, String school) {
        return looked(access, "resources", """
                SELECT school, provision, funder, count(DISTINCT record_id) AS children,
                    sum(hours_per_week) AS hours, sum(cost_per_year) AS cost
                FROM hub.provision_lines
                WHERE said_to IS NULL AND provision IS NOT NULL AND (given_to IS NULL OR given_to >= current_date)
                AND (cast(:school AS text) IS NULL OR school = :school)
                GROUP BY school, provision, funder ORDER BY school, provision, funder""", school, Needs::given);
    }

    private static Given given(ResultSet row, int number) throws SQLException {
        return new Given(
                row.getString("school"),
                row.getString("provision"),
                row.getString("funder"),
                row.getInt("children"),
                row.getBigDecimal("hours"),
                row.getBigDecimal("cost"));
    }

    private <T> List<T> looked(
            Access access, String what, String sql, String school, org.springframework.jdbc.core.RowMapper<T> mapper) {
        return transactions.execute(status -> {
            journal.looked(access, what);
            return jdbc.sql(SAID + sql).param("school", school).query(mapper).list();
        });
    }
}
