package uk.hailsham.hub.connectors.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;

/**
 * The town's needs and what is given to them, counted. A need that the roll and the provision map both tell of is one need,
 * and the map's word stands. A child on two schools' rolls stands in the row of each; counted over the town it is one child,
 * and each of its needs one need.
 */
public final class Needs {
    /**
     * Every need that is said now. The town also counts what the last school said of a child that has moved to another one
     * here and of which no school speaks any more: a need does not end by moving. No school is told of that.
     */
    private static final String SAID = """
            WITH speaking AS (
                SELECT r.id AS record_id, r.source AS school, s.document, s.said_from, coalesce(c.child_id, r.id) AS child
                FROM hub.records r JOIN hub.statements s ON s.record_id = r.id AND s.said_to IS NULL
                LEFT JOIN hub.child_records c ON c.record_id = r.id WHERE r.source <> 'index'),
            mapped AS (
                SELECT p.record_id, p.school, s.child, p.sen_type, p.level, p.key_stage,
                    bool_or(p.provision IS NOT NULL) AS given, 2 AS weight, max(p.said_from) AS said_from
                FROM hub.provision_lines p JOIN speaking s USING (record_id)
                WHERE p.said_to IS NULL AND p.sen_type IS NOT NULL AND (p.given_to IS NULL OR p.given_to >= cast(:today AS date))
                GROUP BY p.record_id, p.school, s.child, p.sen_type, p.level, p.key_stage),
            rolled AS (
                SELECT s.record_id, s.school, s.child, n->>'senType' AS sen_type, n->>'level' AS level,
                    n->>'keyStage' AS key_stage, false AS given, 1 AS weight, s.said_from
                FROM speaking s, jsonb_array_elements(s.document->'needs') n
                WHERE n->>'senType' IS NOT NULL AND (n->>'to' IS NULL OR (n->>'to')::date >= cast(:today AS date))
                AND NOT EXISTS (
                    SELECT FROM mapped m WHERE m.record_id = s.record_id AND m.sen_type = n->>'senType')),
            told AS (SELECT * FROM mapped UNION ALL SELECT * FROM rolled),
            carried AS (
                SELECT DISTINCT ON (now.child, n->>'senType') now.record_id, now.school, now.child,
                    n->>'senType' AS sen_type, n->>'level' AS level, n->>'keyStage' AS key_stage, false AS given,
                    0 AS weight, last.said_from
                FROM speaking now JOIN hub.child_records c ON c.child_id = now.child AND c.record_id <> now.record_id
                JOIN LATERAL (SELECT * FROM hub.statements s WHERE s.record_id = c.record_id ORDER BY s.id + 0 DESC LIMIT 1)
                    last ON last.said_to IS NOT NULL,
                    jsonb_array_elements(last.document->'needs') n
                WHERE cast(:school AS text) IS NULL AND n->>'senType' IS NOT NULL
                AND (n->>'to' IS NULL OR (n->>'to')::date >= cast(:today AS date))
                AND NOT EXISTS (SELECT FROM told t WHERE t.child = now.child AND t.sen_type = n->>'senType')
                ORDER BY now.child, n->>'senType', last.said_from DESC, now.said_from DESC),
            said AS (
                SELECT * FROM (SELECT * FROM told UNION ALL SELECT * FROM carried) a
                WHERE cast(:school AS text) IS NULL OR a.school = :school),
            town AS (
                SELECT DISTINCT ON (child, sen_type) child, sen_type, level, key_stage,
                    bool_or(given) OVER (PARTITION BY child, sen_type) AS given
                FROM said ORDER BY child, sen_type, weight DESC, said_from DESC, level, key_stage)
            """;

    private static final String COUNTS = """
            SELECT %1$s AS school, sen_type, level, key_stage, count(DISTINCT child) AS children,
                count(DISTINCT child) FILTER (WHERE NOT given) AS without
            FROM %2$s GROUP BY 1, sen_type, level, key_stage
            ORDER BY 1, sen_type, level NULLS LAST, key_stage NULLS LAST""";

    private static final String RESOURCES = """
            SELECT %s AS school, provision, funder, count(DISTINCT s.child) AS children,
                sum(hours_per_week) AS hours, sum(cost_per_year) AS cost
            FROM hub.provision_lines p JOIN speaking s USING (record_id)
            WHERE said_to IS NULL AND provision IS NOT NULL AND (given_to IS NULL OR given_to >= cast(:today AS date))
            AND (cast(:school AS text) IS NULL OR p.school = :school)
            GROUP BY 1, provision, funder ORDER BY 1, provision, funder""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;
    private final ZoneId zone;
    private final Clock clock;

    /** @param zone in which a day ends */
    public Needs(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal, ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
    }

    /**
     * @param school null over the town
     * @param level null where nobody has said it, as the key stage may be
     * @param without how many of the children are given nothing for it, as far as is known
     */
    public record Count(String school, String senType, String level, String keyStage, int children, int without) {}

    /** Children by school, type, level and key stage; a look that is audited. @param school null for all */
    public List<Count> counts(Access access, String school) {
        return looked(access, "needs", COUNTS.formatted("school", "said"), school, Needs::count);
    }

    /**
     * Children of the town by type, level and key stage, each once for a need: at the level of a provision map before that
     * of a roll, and of two of a kind at the one said last.
     */
    public List<Count> townCounts(Access access) {
        return looked(access, "needs", COUNTS.formatted("cast(NULL AS text)", "town"), null, Needs::count);
    }

    private static Count count(ResultSet row, int number) throws SQLException {
        return new Count(
                row.getString("school"),
                row.getString("sen_type"),
                row.getString("level"),
                row.getString("key_stage"),
                row.getInt("children"),
                row.getInt("without"));
    }

    /**
     * A need to which nothing is given, as far as is known; ids and no name.
     *
     * @param child the same in the rows of two schools that both speak of it
     */
    public record Unmet(UUID record, UUID child, String school, String senType, String level, String keyStage) {}

    /** A need that another school of the child gives something for is met. @param school null for all */
    public List<Unmet> withoutProvision(Access access, String school, int limit) {
        return looked(
                access,
                "needs-without-provision",
                """
                SELECT DISTINCT record_id, child, school, sen_type, level, key_stage FROM said s WHERE NOT given
                AND NOT EXISTS (SELECT FROM said t WHERE t.child = s.child AND t.sen_type = s.sen_type AND t.given)
                ORDER BY school, sen_type, record_id LIMIT %d""".formatted(limit),
                school,
                (row, number) -> new Unmet(
                        row.getObject("record_id", UUID.class),
                        row.getObject("child", UUID.class),
                        row.getString("school"),
                        row.getString("sen_type"),
                        row.getString("level"),
                        row.getString("key_stage")));
    }

    /**
     * What is given, with its hours and its cost; null where nobody has said an amount.
     *
     * @param school null over the town
     */
    public record Given(
            String school,
            String provision,
            String funder,
            int children,
            BigDecimal hoursPerWeek,
            BigDecimal costPerYear) {}

    /** @param school null for all */
    public List<Given> resources(Access access, String school) {
        return looked(access, "resources", RESOURCES.formatted("p.school"), school, Needs::given);
    }

    /** Over the town, a child with two schools once; hours and cost are those of both. */
    public List<Given> townResources(Access access) {
        return looked(access, "resources", RESOURCES.formatted("cast(NULL AS text)"), null, Needs::given);
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

    private <T> List<T> looked(Access access, String what, String sql, String school, RowMapper<T> mapper) {
        return transactions.execute(status -> {
            journal.looked(access, what);
            return jdbc.sql(SAID + sql)
                    .param("school", school)
                    .param("today", LocalDate.ofInstant(clock.instant(), zone))
                    .query(mapper)
                    .list();
        });
    }
}
