package uk.hailsham.hub.connectors.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The unlogged tables of one drop: what was said, by which keys, and what fate that means. */
record StagingTables(String staged, String keys, String lines, String matches, String fates) {
    /** In the order in which {@link StagedLine} writes them. */
    static final String COLUMNS = """
            n int NOT NULL, kind text NOT NULL, records int NOT NULL, files text[] NOT NULL, row_numbers int[] NOT NULL,
            key_kinds text[], key_lookups text[], key_values text[], key_ranks int[],
            given text, born date, fingerprint bytea, document jsonb, sealed bytea, shielded boolean NOT NULL,
            rejections jsonb, new_record uuid, new_child uuid""";

    /** Named by the drop's id, which is the hub's own and holds nothing but hexadecimal digits and dashes. */
    static StagingTables of(Drop drop) {
        String stem = "hub_staging.\"%s-" + drop.id() + "\"";
        return new StagingTables(
                stem.formatted("said"),
                stem.formatted("keys"),
                stem.formatted("lines"),
                stem.formatted("matches"),
                stem.formatted("fates"));
    }

    /** Puts the names of the tables into SQL that says {@code <staged>}, {@code <keys>} and so on. */
    String in(String sql) {
        return sql.replace("<staged>", staged)
                .replace("<keys>", keys)
                .replace("<lines>", lines)
                .replace("<matches>", matches)
                .replace("<fates>", fates);
    }

    void create(JdbcClient jdbc) {
        drop(jdbc);
        jdbc.sql("CREATE UNLOGGED TABLE %s (%s)".formatted(staged, COLUMNS)).update();
    }

    /** So that a drop can be compared again. */
    void clearComparison(JdbcClient jdbc) {
        List.of(keys, lines, matches, fates).forEach(table -> drop(jdbc, table));
    }

    void drop(JdbcClient jdbc) {
        clearComparison(jdbc);
        drop(jdbc, staged);
    }

    private static void drop(JdbcClient jdbc, String table) {
        jdbc.sql("DROP TABLE IF EXISTS " + table).update();
    }
}
