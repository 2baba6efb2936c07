package uk.hailsham.hub.connectors.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.identifier.IdSource;

/** Writes words on pairs and draws their consequences: who is whose record, which shields stand; in the caller's transaction. */
final class LinkBook {
    /** Nothing is written for a word that is already the pair's last, for a first "none", or by an engine over a person. */
    private static final String WRITE = """
            WITH told AS (
                SELECT * FROM unnest(CAST(:event AS uuid[]), CAST(:left AS uuid[]), CAST(:right AS uuid[]),
                    CAST(:decision AS text[]), CAST(:evidence AS text[]), CAST(:engine AS text[]), CAST(:by AS text[]),
                    CAST(:person AS boolean[]), CAST(:reason AS text[]), CAST(:undoes AS uuid[]))
                AS t(event, l, r, decision, evidence, engine, by, person, reason, undoes)),
            fresh AS (
                SELECT t.*, x.decision AS before FROM told t
                LEFT JOIN hub.links x ON x.left_record = t.l AND x.right_record = t.r
                WHERE (t.person OR NOT COALESCE(x.by_person, false))
                AND t.decision IS DISTINCT FROM COALESCE(x.decision, 'none')),
            events AS (
                INSERT INTO hub.link_events (id, at, kind, left_record, right_record, evidence, engine, decided_by,
                    reason, undoes, config_hash, hub_version)
                SELECT event, :now, CASE WHEN decision = 'same' THEN 'link' WHEN decision = 'perhaps' THEN 'perhaps'
                           WHEN before = 'same' OR undoes IS NOT NULL THEN 'unlink' ELSE 'none' END,
                    l, r, CAST(evidence AS jsonb), engine, by, reason, undoes, :config, :version FROM fresh)
            INSERT INTO hub.links (left_record, right_record, decision, event_id, by_person)
            SELECT l, r, decision, event, person FROM fresh
            ON CONFLICT (left_record, right_record) DO UPDATE
            SET decision = excluded.decision, event_id = excluded.event_id, by_person = excluded.by_person
            RETURNING left_record, right_record""";

    /**
     * What an engine says now is kept beside the word that stands. A person's word is open again when the evidence is other
     * than that person saw, and closed again when it is not; where nothing is said of the columns nothing is changed.
     */
    private static final String NOTE = """
            UPDATE hub.links x SET evidence = t.evidence, proposed = t.decision,
                reopened_at = CASE WHEN x.by_person AND x.seen <> hub.grades(t.evidence)
                    THEN COALESCE(x.reopened_at, :now) END
            FROM (SELECT * FROM unnest(CAST(:left AS uuid[]), CAST(:right AS uuid[]), CAST(:decision AS text[]),
                CAST(CAST(:evidence AS text[]) AS jsonb[]), CAST(:person AS boolean[]))
                AS u(l, r, decision, evidence, person)) t
            WHERE x.left_record = t.l AND x.right_record = t.r AND NOT t.person
            AND (NOT x.by_person OR hub.grades(t.evidence) <> '{}'::jsonb)
            AND (x.evidence, x.proposed) IS DISTINCT FROM (t.evidence, t.decision)""";

    /** A person who takes a word back, or decides, has seen what was there. */
    private static final String SEEN = """
            UPDATE hub.links x SET seen = hub.grades(x.evidence), reopened_at = NULL FROM
                unnest(CAST(:left AS uuid[]), CAST(:right AS uuid[]), CAST(:person AS boolean[])) AS t(l, r, person)
            WHERE x.left_record = t.l AND x.right_record = t.r AND t.person AND x.by_person""";

    /** Each set of records that links hold together belongs to the oldest of their own children; the others forward to it. */
    private static final String REGROUP = """
            WITH RECURSIVE reach(start, record) AS (
                SELECT r, r FROM unnest(CAST(:records AS uuid[])) AS r
                UNION
                SELECT reach.start, next.record FROM reach JOIN LATERAL (
                    SELECT right_record AS record FROM hub.links WHERE left_record = reach.record AND decision = 'same'
                    UNION ALL
                    SELECT left_record FROM hub.links WHERE right_record = reach.record AND decision = 'same') next ON true),
            eldest AS (
                SELECT DISTINCT ON (reach.start) reach.start, c.id
                FROM reach JOIN hub.child_records cr ON cr.record_id = reach.record JOIN hub.children c ON c.id = cr.own_child
                ORDER BY reach.start, c.created_at, c.id),
            placed AS (SELECT DISTINCT reach.record, eldest.id AS child FROM reach JOIN eldest USING (start)),
            moved AS (
                UPDATE hub.child_records cr SET child_id = placed.child FROM placed
                WHERE cr.record_id = placed.record AND cr.child_id <> placed.child
                RETURNING cr.own_child, cr.child_id)
            UPDATE hub.children c SET forwards_to = NULLIF(moved.child_id, moved.own_child) FROM moved
            WHERE c.id = moved.own_child""";

    private static final String CLOSE_DISCREPANCIES = """
            UPDATE hub.discrepancies d SET closed_at = :now FROM hub.links l
            WHERE l.left_record = d.left_record AND l.right_record = d.right_record AND d.closed_at IS NULL
            AND l.decision <> 'same' AND d.left_record = ANY (CAST(:records AS uuid[]))""";

    private final JdbcClient jdbc;
    private final IdSource ids;
    private final Provenance provenance;
    private final OffsetDateTime now;

    LinkBook(JdbcClient jdbc, IdSource ids, Provenance provenance, OffsetDateTime now) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.provenance = provenance;
        this.now = now;
    }

    /** @return how many pairs stand differently now */
    int write(List<LinkWord> words) {
        Set<String> records = new TreeSet<>();
        int[] changed = {0};
        jdbc.sql(WRITE)
                .param("event", column(words, word -> ids.next()))
                .param("left", column(words, LinkWord::left))
                .param("right", column(words, LinkWord::right))
                .param("decision", column(words, word -> word.decision().name().toLowerCase(Locale.ROOT)))
                .param("evidence", column(words, LinkWord::evidence))
                .param("engine", column(words, LinkWord::engine))
                .param("by", column(words, LinkWord::by))
                .param("person", column(words, LinkWord::person))
                .param("reason", column(words, LinkWord::reason))
                .param("undoes", column(words, LinkWord::undoes))
                .param("now", now)
                .param("config", provenance.configHash())
                .param("version", provenance.hubVersion())
                .query(row -> {
                    changed[0]++;
                    records.add(row.getString(1));
                    records.add(row.getString(2));
                });
        for (String sql : List.of(NOTE, SEEN)) {
            note(sql, words);
        }
        consequences(records.toArray(String[]::new));
        return changed[0];
    }

    private void note(String sql, List<LinkWord> words) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("left", column(words, LinkWord::left))
                .param("right", column(words, LinkWord::right))
                .param("person", column(words, LinkWord::person));
        if (sql.equals(NOTE)) {
            statement
                    .param(
                            "decision",
                            column(words, word -> word.decision().name().toLowerCase(Locale.ROOT)))
                    .param("evidence", column(words, LinkWord::evidence))
                    .param("now", now);
        }
        statement.update();
    }

    private void consequences(String[] records) {
        if (records.length > 0) {
            jdbc.sql(REGROUP).param("records", records).update();
            jdbc.sql(CLOSE_DISCREPANCIES)
                    .param("records", records)
                    .param("now", now)
                    .update();
            new ShieldSpread(jdbc, now).from(records);
        }
    }

    private static String[] column(List<LinkWord> words, Function<LinkWord, Object> value) {
        return words.stream()
                .map(value)
                .map(each -> each == null ? null : each.toString())
                .toArray(String[]::new);
    }
}
