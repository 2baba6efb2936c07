package uk.hailsham.hub.connectors.store;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the fates of a compared drop true, set by set; runs within the caller's transaction. */
final class DropApplication {
    private static final String CHILDREN = """
            INSERT INTO hub.children (id, created_at)
            SELECT new_child, :now FROM <fates> WHERE fate = 'new'""";

    private static final String RECORDS = """
            INSERT INTO hub.records (id, source, given, born, created_at)
            SELECT record_id, :source, given, born, :now FROM <fates> WHERE fate = 'new'""";

    private static final String CHILD_RECORDS = """
            INSERT INTO hub.child_records (record_id, own_child, child_id)
            SELECT record_id, new_child, new_child FROM <fates> WHERE fate = 'new'""";

    private static final String END = """
            UPDATE hub.statements st SET said_to = :now, ended_by = :drop FROM <fates> f
            WHERE st.record_id = f.record_id AND st.said_to IS NULL AND f.fate IN ('changed', 'gone', 'deleted')""";

    /** In one statement, so that nothing depends on what the planner knows of rows just written. */
    private static final String SAY = """
            WITH spoken AS (
                INSERT INTO hub.statements (record_id, drop_id, files, row_numbers, fingerprint, document, said_from)
                SELECT f.record_id, :drop, s.files, s.row_numbers, s.fingerprint, s.document, :now
                FROM <staged> s JOIN <fates> f USING (n) WHERE f.fate IN ('new', 'back', 'changed') ORDER BY s.n
                RETURNING id, record_id)
            INSERT INTO hub.compartments (statement_id, kind, sealed)
            SELECT spoken.id, 'protection', s.sealed
            FROM spoken JOIN <fates> f USING (record_id) JOIN <staged> s USING (n) WHERE s.sealed IS NOT NULL""";

    /** A child must be found by the UPNs it had. */
    private static final String FORMER_UPNS = """
            INSERT INTO hub.record_keys (record_id, source, kind, lookup, value)
            SELECT rk.record_id, rk.source, 'former-upn', 'upn', rk.value
            FROM hub.record_keys rk JOIN <fates> f ON f.record_id = rk.record_id
            WHERE rk.kind = 'upn' AND f.fate IN ('back', 'changed')
            AND NOT EXISTS (SELECT FROM <keys> k WHERE k.n = f.n AND k.lookup = 'upn' AND k.value = rk.value)
            ON CONFLICT DO NOTHING""";

    private static final String FORGET_KEYS = """
            DELETE FROM hub.record_keys rk USING <fates> f
            WHERE f.record_id = rk.record_id AND f.fate IN ('back', 'changed') AND rk.kind <> 'former-upn'""";

    private static final String KEYS = """
            INSERT INTO hub.record_keys (record_id, source, kind, lookup, value)
            SELECT f.record_id, :source, k.kind, k.lookup, k.value FROM <keys> k JOIN <fates> f USING (n)
            WHERE f.fate IN ('new', 'back', 'changed') ON CONFLICT DO NOTHING""";

    private static final String PERSONS = """
            UPDATE hub.records r SET given = f.given, born = f.born FROM <fates> f
            WHERE r.id = f.record_id AND f.fate IN ('back', 'changed')
            AND (r.given, r.born) IS DISTINCT FROM (f.given, f.born)""";

    /** A feed places a shield and never lifts one. */
    private static final String SHIELDS = """
            INSERT INTO hub.shields (record_id, kind, placed_at, placed_by)
            SELECT record_id, 'shielded', :now, :source FROM <fates>
            WHERE shielded AND fate IN ('new', 'back', 'changed', 'unchanged') ON CONFLICT DO NOTHING""";

    private static final String SHIELDED = """
            SELECT CAST(record_id AS text) FROM <fates>
            WHERE shielded AND fate IN ('new', 'back', 'changed', 'unchanged')""";

    /** Where a sealed identity seems to have come again, once for each who is told apart by the source. */
    private static final String SIGHTINGS = """
            INSERT INTO hub.sealed_sightings
                (adoption_id, source, identity, drop_id, files, row_numbers, first_seen, last_seen)
            SELECT DISTINCT ON (s.fingerprint) s.new_record, :source, s.fingerprint, :drop, s.files, s.row_numbers,
                CAST(:now AS timestamptz), CAST(:now AS timestamptz)
            FROM <staged> s WHERE s.kind = 'withheld' ORDER BY s.fingerprint, s.n DESC
            ON CONFLICT (source, identity) DO UPDATE SET drop_id = excluded.drop_id, files = excluded.files,
                row_numbers = excluded.row_numbers, last_seen = excluded.last_seen""";

    /**
     * Whose each is stands beside it: the record where there is one, else a digest of the most trusted key, so that the
     * same finding is known again in the next drop.
     */
    private static final String REJECTIONS = """
            INSERT INTO hub.rejections (drop_id, ordinal, file, row_number, field, code, effect, expected, found,
                pupil, local_id)
            SELECT :drop, row_number() OVER (ORDER BY s.n, r.place), r.file, r.row_number, r.field, r.code, r.effect,
                   r.expected, r.found,
                   CASE WHEN r.row_number = 0 THEN 'file' ELSE
                        COALESCE('re-' || COALESCE(f.record_id, known.record_id), by_key.digest, 'unknown') END,
                   COALESCE(s.document #>> '{identifiers,localId}', (
                        SELECT value FROM unnest(s.key_kinds, s.key_values) AS k(kind, value) WHERE kind = 'local-id'
                        LIMIT 1))
            FROM <staged> s JOIN <fates> f USING (n)
            LEFT JOIN LATERAL (
                SELECT rk.record_id FROM unnest(s.key_lookups, s.key_values) WITH ORDINALITY AS k(lookup, value, place)
                JOIN hub.record_keys rk ON rk.source = :source AND rk.lookup = k.lookup AND rk.value = k.value
                WHERE f.record_id IS NULL ORDER BY k.place, rk.record_id LIMIT 1) known ON true
            LEFT JOIN LATERAL (
                SELECT 'key-' || encode(sha256(convert_to(k.kind || '|' || k.value, 'UTF8')), 'hex') AS digest
                FROM unnest(s.key_kinds, s.key_values) WITH ORDINALITY AS k(kind, value, place)
                ORDER BY k.place LIMIT 1) by_key ON true
            CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(s.rejections) AS (file text, row_number int, field text,
                 code text, effect text, expected text, found text)) WITH ORDINALITY
                 AS r(file, row_number, field, code, effect, expected, found, place)
            WHERE s.rejections IS NOT NULL""";

    private final JdbcClient jdbc;
    private final StagingTables tables;
    private final Drop drop;
    private final OffsetDateTime now;

    DropApplication(JdbcClient jdbc, Drop drop, OffsetDateTime now) {
        this.jdbc = jdbc;
        this.tables = StagingTables.of(drop);
        this.drop = drop;
        this.now = now;
    }

    void apply() {
        run(CHILDREN);
        run(RECORDS);
        run(CHILD_RECORDS);
        run(END);
        run(SAY);
        keys();
        run(PERSONS);
        shields();
        run(SIGHTINGS);
        rejections();
    }

    private void shields() {
        run(SHIELDS);
        String[] shielded =
                jdbc.sql(tables.in(SHIELDED)).query(String.class).list().toArray(String[]::new);
        if (shielded.length > 0) {
            new ShieldSpread(jdbc, now).from(shielded);
        }
    }

    private void keys() {
        run(FORMER_UPNS);
        run(FORGET_KEYS);
        run(KEYS);
    }

    /** Also for a held drop: the sender can mend what was wrong while it waits. */
    void rejections() {
        jdbc.sql("DELETE FROM hub.rejections WHERE drop_id = :drop")
                .param("drop", drop.id())
                .update();
        run(REJECTIONS);
    }

    private void run(String sql) {
        jdbc.sql(tables.in(sql))
                .param("now", now)
                .param("drop", drop.id())
                .param("source", drop.partner())
                .update();
    }
}
