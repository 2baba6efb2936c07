package uk.hailsham.hub.connectors.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.school.Contract;

/** Gives every staged line its fate, set by set, against what the source said last. */
final class DropComparison {
    /** A value that more pupils than this share is no key: it names nobody, and comparing by it would never end. */
    private static final int SHARED_BY_TOO_MANY = 20;

    private static final String KEYS = """
            CREATE UNLOGGED TABLE <keys> AS
            SELECT s.n, k.kind, k.lookup, k.value, k.rank
            FROM <staged> s, unnest(s.key_kinds, s.key_lookups, s.key_values, s.key_ranks) AS k(kind, lookup, value, rank)
            WHERE s.kind NOT IN ('rejected', 'withheld')""";

    private static final String LEAVE_OUT_SHARED = """
            DELETE FROM <keys> k USING (
                SELECT lookup, value FROM <keys> GROUP BY lookup, value HAVING count(*) > %d) shared
            WHERE k.lookup = shared.lookup AND k.value = shared.value""".formatted(SHARED_BY_TOO_MANY);

    /** The lines without what is long, so that whatever is compared reads little, and the fates that need no comparing. */
    private static final String LINES = """
            CREATE UNLOGGED TABLE <lines> AS
            SELECT n, kind, records, given, born, shielded, fingerprint, new_record, new_child,
                CASE kind WHEN 'rejected' THEN 'rejected' WHEN 'withheld' THEN 'held' END AS fate
            FROM <staged>""";

    /**
     * Of lines with the same first key the last one wins, unless they disagree in given name and date of birth. Few share
     * one: only these are sorted.
     */
    private static final String SUPERSEDE = """
            WITH firsts AS MATERIALIZED (
                SELECT DISTINCT ON (n) n, lookup, value FROM <keys> WHERE rank IS NOT NULL ORDER BY n, rank, kind, value),
            alike AS (
                SELECT l.n, lead(l.n) OVER (PARTITION BY lookup, value, l.given ORDER BY l.n) AS next_of_given,
                    lead(l.n) OVER (PARTITION BY lookup, value, l.born ORDER BY l.n) AS next_of_born
                FROM firsts JOIN (SELECT lookup, value FROM firsts GROUP BY lookup, value HAVING count(*) > 1) more
                    USING (lookup, value) JOIN <lines> l USING (n))
            UPDATE <lines> l SET fate = 'superseded' FROM alike
            WHERE alike.n = l.n AND (next_of_given IS NOT NULL OR next_of_born IS NOT NULL)""";

    /** {@code said} is the fingerprint of what the record says now; null when it says nothing any more. */
    private static final String MATCHES =
            "CREATE UNLOGGED TABLE <matches> (n int PRIMARY KEY, record_id uuid NOT NULL UNIQUE, said bytea)";

    /**
     * The best free record for each line by keys of one rank. Two who disagree in given name and date of birth are never
     * one; nor are two whose local ids and UPNs all differ, only because name and date of birth are equal. Keys are looked
     * up before anything else is asked: a planner that thinks few records are free would compare each of them with each line.
     */
    private static final String MATCH = """
            INSERT INTO <matches>
            WITH asked AS MATERIALIZED (
                SELECT l.n, l.given, l.born, k.kind, k.lookup, k.value
                FROM <lines> l JOIN <keys> k ON k.n = l.n AND k.rank = :rank
                WHERE l.fate IS NULL AND NOT EXISTS (SELECT FROM <matches> m WHERE m.n = l.n)),
            found AS MATERIALIZED (
                SELECT a.n, a.given, a.born, a.kind, rk.record_id, rk.kind = a.kind AS alike
                FROM asked a JOIN hub.record_keys rk ON rk.source = :source AND rk.lookup = a.lookup AND rk.value = a.value)
            SELECT DISTINCT ON (record_id) n, record_id, said FROM (
                SELECT DISTINCT ON (f.n) f.n, r.id AS record_id, st.fingerprint AS said
                FROM found f JOIN hub.records r ON r.id = f.record_id
                LEFT JOIN hub.statements st ON st.record_id = r.id AND st.said_to IS NULL
                WHERE (f.given IS NULL OR r.given IS NULL OR f.given = r.given OR f.born IS NOT DISTINCT FROM r.born)
                AND NOT EXISTS (SELECT FROM <matches> m WHERE m.record_id = r.id)
                AND (f.kind <> 'name-dob' OR NOT COALESCE((
                     SELECT count(DISTINCT theirs.lookup) = 2 AND NOT bool_or(theirs.value = ours.value)
                     FROM hub.record_keys theirs JOIN <keys> ours ON ours.lookup = theirs.lookup
                     WHERE theirs.record_id = r.id AND ours.n = f.n AND theirs.lookup IN ('local-id', 'upn')), false))
                ORDER BY f.n, st.id IS NULL, f.alike DESC, r.born IS NOT DISTINCT FROM f.born DESC,
                    r.given IS NOT DISTINCT FROM f.given DESC, r.id) best
            ORDER BY record_id, n DESC""";

    private static final String FATES = """
            CREATE UNLOGGED TABLE <fates> AS
            SELECT l.n, l.kind, l.records, l.given, l.born, l.shielded, l.new_child,
                CASE WHEN l.fate IS NOT NULL THEN NULL WHEN l.kind = 'deleted' THEN m.record_id
                     ELSE COALESCE(m.record_id, l.new_record) END AS record_id,
                CASE WHEN l.fate IS NOT NULL THEN l.fate
                     WHEN l.kind = 'deleted' THEN CASE WHEN m.said IS NULL THEN 'absent' ELSE 'deleted' END
                     WHEN m.record_id IS NULL THEN 'new'
                     WHEN m.said IS NULL THEN 'back'
                     WHEN m.said = l.fingerprint THEN 'unchanged'
                     ELSE 'changed' END AS fate
            FROM <lines> l LEFT JOIN <matches> m ON m.n = l.n""";

    /** Who stands in a line that could not be taken is not gone, though it may only tell a name or a date of birth. */
    private static final String GONE = """
            WITH refused AS (
                SELECT k.lookup, k.value FROM <staged> s, unnest(s.key_lookups, s.key_values) AS k(lookup, value)
                WHERE s.kind IN ('rejected', 'withheld')),
            named AS (
                SELECT record_id, value, split_part(value, '|', 3) AS born FROM hub.record_keys
                WHERE source = :source AND lookup = 'name-dob'),
            told AS (
                SELECT rk.record_id FROM refused JOIN hub.record_keys rk USING (lookup, value) WHERE rk.source = :source
                UNION ALL
                SELECT record_id FROM refused r JOIN named n ON r.value = left(n.value, -length(n.born))
                WHERE r.lookup = 'name-dob'
                UNION ALL
                SELECT record_id FROM refused r JOIN named n ON r.value = '||' || n.born WHERE r.lookup = 'name-dob')
            INSERT INTO <fates> (kind, records, record_id, fate)
            SELECT 'absence', 0, r.id, 'gone' FROM hub.records r JOIN hub.statements st ON st.record_id = r.id
            WHERE r.source = :source AND st.said_to IS NULL
            AND NOT EXISTS (SELECT FROM <fates> f WHERE f.record_id = r.id)
            AND NOT EXISTS (SELECT FROM told WHERE told.record_id = r.id)""";

    private static final String COUNT = """
            SELECT COALESCE(sum(records), 0) AS rows_in,
                COALESCE(sum(records) FILTER (WHERE fate IN ('new', 'back', 'changed', 'deleted')), 0) AS accepted,
                COALESCE(sum(records) FILTER (WHERE fate IN ('unchanged', 'absent')), 0) AS unchanged,
                COALESCE(sum(records) FILTER (WHERE fate = 'superseded'), 0) AS superseded,
                COALESCE(sum(records) FILTER (WHERE fate = 'held'), 0) AS held,
                COALESCE(sum(records) FILTER (WHERE fate = 'rejected'), 0) AS rejected,
                count(*) FILTER (WHERE fate IN ('new', 'back')) AS children_new,
                count(*) FILTER (WHERE fate = 'changed') AS children_changed,
                count(*) FILTER (WHERE fate IN ('gone', 'deleted')) AS children_gone,
                count(*) FILTER (WHERE fate = 'gone') AS absent
            FROM <fates>""";

    /**
     * Changed in nothing but that the hub keeps less of a child without a need than it did: circumstances are gone of one of
     * whom no need was ever said. No school can bring that about, so it is no mass change of its.
     */
    private static final String LESSENED =
            """
            SELECT count(*) FROM <fates> f JOIN <staged> s USING (n)
            JOIN hub.statements st ON st.record_id = f.record_id AND st.said_to IS NULL
            WHERE f.fate = 'changed' AND NOT s.document ?? 'ethnicity' AND NOT s.document ?? 'context'
            AND (st.document ?? 'ethnicity' OR st.document ?? 'context' OR st.document ?? 'senHistory')
            AND COALESCE(st.document->'needs', '[]') = '[]' AND COALESCE(st.document->'resources', '[]') = '[]'
            AND NOT jsonb_path_exists(st.document,
                '$.senHistory[*] ? (!exists(@.to) && exists(@.provision) && @.provision != "N")')
            AND st.document - <cut> = s.document - <cut>""".replace("<cut>", "ARRAY['source', 'ethnicity', 'context', 'senHistory', 'findings']");

    private static final String ROLL = """
            SELECT count(*) FROM hub.records r JOIN hub.statements st ON st.record_id = r.id
            WHERE r.source = :source AND st.said_to IS NULL""";

    private final JdbcClient jdbc;
    private final StagingTables tables;
    private final String source;

    DropComparison(JdbcClient jdbc, Drop drop) {
        this.jdbc = jdbc;
        this.tables = StagingTables.of(drop);
        this.source = drop.partner();
    }

    Comparison compare(Contract.Coverage covers) {
        tables.clearComparison(jdbc);
        run(KEYS);
        run(LEAVE_OUT_SHARED);
        run("CREATE INDEX ON <keys> (n)");
        run("ANALYZE <keys>");
        run(LINES);
        run("ANALYZE <lines>");
        run(SUPERSEDE);
        match();
        run(FATES);
        run("ANALYZE <fates>");
        if (covers == Contract.Coverage.ROLL) {
            sourced(GONE).update();
        }
        return counted();
    }

    /** Again while it finds somebody: two lines may want the same record, and the loser has another to ask for. */
    private void match() {
        run(MATCHES);
        run("ANALYZE <matches>");
        int ranks = jdbc.sql(tables.in("SELECT COALESCE(max(rank), 0) FROM <keys>"))
                .query(Integer.class)
                .single();
        for (int rank = 1; rank <= ranks; rank++) {
            int round = 0;
            while (sourced(MATCH).param("rank", rank).update() > 0 && ++round < SHARED_BY_TOO_MANY) {
                run("ANALYZE <matches>");
            }
        }
    }

    Comparison counted() {
        int roll = sourced(ROLL).query(Integer.class).single();
        int lessened = jdbc.sql(tables.in(LESSENED)).query(Integer.class).single();
        return jdbc.sql(tables.in(COUNT))
                .query((row, number) -> {
                    Ledger ledger = DropRows.ledger(row);
                    return new Comparison(
                            roll,
                            ledger.childrenNew(),
                            ledger.childrenChanged() - lessened,
                            row.getInt("absent"),
                            ledger);
                })
                .single();
    }

    private JdbcClient.StatementSpec sourced(String sql) {
        return jdbc.sql(tables.in(sql)).param("source", source);
    }

    private void run(String sql) {
        jdbc.sql(tables.in(sql)).update();
    }
}
