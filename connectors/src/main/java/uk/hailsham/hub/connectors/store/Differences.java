package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;

/**
 * The fields in which two sources of one child differ now, the oldest first. The index team sees who said what, and each
 * child it sees is one audit event; an operator sees that they differ, and the list is one.
 */
public final class Differences {
    /** What a document says in a field; several, where a child has several names or addresses. */
    private static final String SAID = """
            CASE WHEN :named THEN CASE d.field
                WHEN 'family' THEN (SELECT string_agg(DISTINCT n->>'family', ' | ') FROM jsonb_array_elements(%1$s->'names') n)
                WHEN 'given' THEN (SELECT string_agg(DISTINCT n->>'given', ' | ') FROM jsonb_array_elements(%1$s->'names') n)
                WHEN 'dateOfBirth' THEN %1$s->>'dateOfBirth'
                WHEN 'sex' THEN %1$s->>'sex'
                WHEN 'upn' THEN COALESCE(%1$s->'identifiers'->>'upn', %1$s->'identifiers'->>'temporaryUpn')
                WHEN 'postcode' THEN (SELECT string_agg(DISTINCT a->>'postcode', ' | ') FROM jsonb_array_elements(
                    COALESCE(%1$s->'addresses', jsonb_build_array(%1$s->'address'))) a)
            END END AS %2$s
            """;

    private static final String LIST =
            """
            SELECT d.id, d.field, d.since, cr.child_id, d.left_record, d.right_record, l.source AS left_source,
                r.source AS right_source, ls.said_from AS left_from, rs.said_from AS right_from,
            """ + SAID.formatted("ls.document", "left_said") + "," + SAID.formatted("rs.document", "right_said") + """
            FROM hub.discrepancies d JOIN hub.child_records cr ON cr.record_id = d.left_record
            JOIN hub.records l ON l.id = d.left_record JOIN hub.records r ON r.id = d.right_record
            LEFT JOIN hub.statements ls ON ls.record_id = d.left_record AND ls.said_to IS NULL
            LEFT JOIN hub.statements rs ON rs.record_id = d.right_record AND rs.said_to IS NULL
            WHERE d.closed_at IS NULL AND (CAST(:field AS text) IS NULL OR d.field = :field)
            AND (CAST(:school AS text) IS NULL OR :school IN (l.source, r.source))
            ORDER BY d.since, d.id LIMIT :limit OFFSET :offset""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;

    public Differences(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
    }

    public record Difference(UUID child, String field, Instant since, Side left, Side right) {}

    /**
     * @param said null for who may not see it, as for a source that says nothing any more
     * @param saidFrom since when the source's present document stands
     */
    public record Side(UUID record, String source, String said, Instant saidFrom) {}

    /**
     * @param field null for all
     * @param school null for all
     */
    public List<Difference> list(Access access, String field, String school, IndexGaps.Page page) {
        boolean named = access.role() == Access.Role.INDEX_TEAM;
        return transactions.execute(status -> {
            List<Difference> found = jdbc.sql(LIST)
                    .param("named", named)
                    .param("field", field)
                    .param("school", school)
                    .param("limit", page.limit())
                    .param("offset", page.offset())
                    .query(Differences::difference)
                    .list();
            if (named) {
                found.stream()
                        .map(Difference::child)
                        .distinct()
                        .forEach(child -> journal.looked(access, Shown.CHILD.of(child)));
            } else {
                journal.looked(access, "discrepancies");
            }
            return found;
        });
    }

    private static Difference difference(ResultSet row, int number) throws SQLException {
        return new Difference(
                row.getObject("child_id", UUID.class),
                row.getString("field"),
                Sql.instant(row, "since"),
                side(row, "left"),
                side(row, "right"));
    }

    private static Side side(ResultSet row, String side) throws SQLException {
        return new Side(
                row.getObject(side + "_record", UUID.class),
                row.getString(side + "_source"),
                row.getString(side + "_said"),
                Sql.instant(row, side + "_from"));
    }
}
