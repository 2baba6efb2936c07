package uk.hailsham.hub.connectors.store;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.intake.YearMove;

/** Counts those whom a compared drop adds, changes or makes gone, by the year groups they leave and come into. */
final class YearMoves {
    /** Of the times at schools that a document tells, the one that has not ended. */
    private static final String YEAR =
            "(jsonb_path_query_first(%s, '$.enrolments[*] ? (!exists (@.leaving)).yearGroup') #>> '{}')";

    private static final String WITHOUT_YEAR = """
            (%1$s - 'source' - 'enrolments' || jsonb_build_object('enrolments', (
                SELECT jsonb_agg(e.value - 'yearGroup' - 'registrationGroup' ORDER BY e.ordinality)
                FROM jsonb_array_elements(%1$s->'enrolments') WITH ORDINALITY e)))""";

    private static final String MOVES = """
            SELECT fate, before, now, only_moved, count(*) AS pupils FROM (
                SELECT CASE f.fate WHEN 'changed' THEN 'CHANGED' WHEN 'gone' THEN 'GONE' WHEN 'deleted' THEN 'GONE'
                                   ELSE 'ADDED' END AS fate,
                    CASE WHEN EXISTS (SELECT FROM hub.statements old WHERE old.record_id = f.record_id
                                      AND old.said_from < :since AND %1$s = %2$s) THEN %2$s END AS before,
                    %3$s AS now,
                    COALESCE(f.fate = 'changed' AND %4$s = %5$s, false) AS only_moved
                FROM <fates> f LEFT JOIN <staged> s USING (n)
                LEFT JOIN hub.statements st ON st.record_id = f.record_id AND st.said_to IS NULL
                WHERE f.fate IN ('new', 'back', 'changed', 'gone', 'deleted')) moved
            GROUP BY fate, before, now, only_moved ORDER BY fate, before, now, only_moved""".formatted(
                    YEAR.formatted("old.document"),
                    YEAR.formatted("st.document"),
                    YEAR.formatted("s.document"),
                    WITHOUT_YEAR.formatted("st.document"),
                    WITHOUT_YEAR.formatted("s.document"));

    private final JdbcClient jdbc;
    private final StagingTables tables;

    YearMoves(JdbcClient jdbc, Drop drop) {
        this.jdbc = jdbc;
        this.tables = StagingTables.of(drop);
    }

    /** @param since a year group counts as one they were in only when it was said before */
    List<YearMove> since(OffsetDateTime since) {
        return jdbc.sql(tables.in(MOVES))
                .param("since", since)
                .query((row, number) -> new YearMove(
                        YearMove.Fate.valueOf(row.getString("fate")),
                        row.getString("before"),
                        row.getString("now"),
                        row.getBoolean("only_moved"),
                        row.getInt("pupils")))
                .list();
    }
}
