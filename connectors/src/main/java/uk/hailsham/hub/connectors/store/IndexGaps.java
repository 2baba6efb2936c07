package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.school.CompulsorySchoolAge;

/**
 * Children of whom the Index or the schools do not know. The index team sees names, and each child it sees is one audit
 * event; an operator sees pseudonyms, and the list is one.
 */
public final class IndexGaps {
    private static final String NAMED = """
            CASE WHEN :named THEN (SELECT concat_ws(', ', n->>'family', n->>'given')
                FROM jsonb_array_elements(%1$s.document->'names') n WHERE n->>'kind' = 'legal' LIMIT 1) END AS name,
            CASE WHEN :named THEN (%1$s.document->>'dateOfBirth')::date END AS born
            """;

    private static final String NOT_IN_INDEX =
            "SELECT p.id, p.child_id, p.source, p.said_from, " + NAMED.formatted("p") + """
            , EXISTS (
                SELECT FROM hub.links l JOIN entry e ON e.id IN (l.left_record, l.right_record)
                WHERE p.id IN (l.left_record, l.right_record) AND l.decision = 'perhaps') AS perhaps
            FROM roll p WHERE (CAST(:school AS text) IS NULL OR p.source = :school)
            AND p.child_id NOT IN (SELECT child_id FROM entry)
            ORDER BY p.source, p.id LIMIT :limit OFFSET :offset""";

    private static final String AT_NO_SCHOOL =
            "SELECT e.id, e.child_id, e.number, e.said_from, " + NAMED.formatted("e") + """
            , CASE WHEN NOT e.hidden OR :named THEN e.document->'school'->>'laestab' END AS laestab
            FROM entry e WHERE (e.document->>'dateOfBirth')::date BETWEEN :from AND :to
            AND e.child_id NOT IN (SELECT child_id FROM roll)
            ORDER BY (e.document->'school'->>'laestab') IS NOT NULL, e.number, e.id LIMIT :limit OFFSET :offset""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;

    public IndexGaps(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
    }

    /** @param offset how many to pass over */
    public record Page(int offset, int limit) {}

    /**
     * A pupil on a roll with no entry in the Index.
     *
     * @param perhaps true when an entry might be this child's and nobody has decided yet
     * @param name null for who works with pseudonyms, as the day of birth is
     */
    public record NotInIndex(
            UUID record,
            UUID child,
            String school,
            Instant saidFrom,
            boolean perhaps,
            String name,
            LocalDate dateOfBirth) {}

    /**
     * An entry of compulsory school age with no pupil on a roll of the town: perhaps a child missing education, perhaps one
     * at school elsewhere.
     *
     * @param laestab the school the Index knows of; null when it knows none, which come first
     * @param name null for who works with pseudonyms, as the day of birth is
     */
    public record AtNoSchool(
            UUID record,
            UUID child,
            String indexNumber,
            Instant saidFrom,
            String laestab,
            String name,
            LocalDate dateOfBirth) {}

    /** @param school null for all */
    public List<NotInIndex> notInIndex(Access access, Today today, String school, Page page) {
        return looked(
                access,
                "pupils-not-in-index",
                NotInIndex::child,
                () -> paged(NOT_IN_INDEX, access, today, page)
                        .param("school", school)
                        .query(IndexGaps::notInIndex)
                        .list());
    }

    public List<AtNoSchool> atNoSchool(Access access, Today today, Page page) {
        CompulsorySchoolAge.Born born = CompulsorySchoolAge.on(today.day());
        return looked(
                access,
                "entries-at-no-school",
                AtNoSchool::child,
                () -> paged(AT_NO_SCHOOL, access, today, page)
                        .param("from", born.from())
                        .param("to", born.to())
                        .query(IndexGaps::atNoSchool)
                        .list());
    }

    private <T> List<T> looked(
            Access access, String what, Function<T, UUID> child, java.util.function.Supplier<List<T>> reading) {
        return transactions.execute(status -> {
            List<T> seen = reading.get();
            if (named(access)) {
                seen.forEach(each -> journal.looked(access, Shown.CHILD.of(child.apply(each))));
            } else {
                journal.looked(access, what);
            }
            return seen;
        });
    }

    private JdbcClient.StatementSpec paged(String sql, Access access, Today today, Page page) {
        return RollRows.query(jdbc, sql, today)
                .param("named", named(access))
                .param("limit", page.limit())
                .param("offset", page.offset());
    }

    private static boolean named(Access access) {
        return access.role() == Access.Role.INDEX_TEAM;
    }

    private static NotInIndex notInIndex(ResultSet row, int number) throws SQLException {
        return new NotInIndex(
                row.getObject("id", UUID.class),
                row.getObject("child_id", UUID.class),
                row.getString("source"),
                Sql.instant(row, "said_from"),
                row.getBoolean("perhaps"),
                row.getString("name"),
                row.getObject("born", LocalDate.class));
    }

    private static AtNoSchool atNoSchool(ResultSet row, int number) throws SQLException {
        return new AtNoSchool(
                row.getObject("id", UUID.class),
                row.getObject("child_id", UUID.class),
                row.getString("number"),
                Sql.instant(row, "said_from"),
                row.getString("laestab"),
                row.getString("name"),
                row.getObject("born", LocalDate.class));
    }
}
