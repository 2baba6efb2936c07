package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the fates of a compared drop as differences by field and by child. */
final class DropPreview {
    /** Fields by their path, one level into objects; where a document comes from is no fact about the child. */
    private static final String FIELDS = """
            SELECT top.key || COALESCE('.' || sub.key, '') AS path, COALESCE(sub.value, top.value) AS value
            FROM jsonb_each(%s) top LEFT JOIN LATERAL
                jsonb_each(CASE WHEN jsonb_typeof(top.value) = 'object' THEN top.value END) sub ON true
            WHERE top.key <> 'source'""";

    private static final String CHANGES =
            """
            SELECT cr.child_id, f.fate, CASE WHEN f.fate = 'changed' THEN ARRAY(
                SELECT path FROM (%s) was FULL JOIN (%s) is_now USING (path)
                WHERE was.value IS DISTINCT FROM is_now.value ORDER BY path) ELSE '{}' END AS fields
            FROM <fates> f LEFT JOIN <staged> s USING (n)
            LEFT JOIN hub.statements st ON st.record_id = f.record_id AND st.said_to IS NULL
            LEFT JOIN hub.child_records cr ON cr.record_id = f.record_id
            WHERE f.fate IN ('new', 'back', 'changed', 'gone', 'deleted') ORDER BY f.fate, cr.child_id""".formatted(FIELDS.formatted("st.document"), FIELDS.formatted("s.document"));

    private final JdbcClient jdbc;
    private final StagingTables tables;

    DropPreview(JdbcClient jdbc, Drop drop) {
        this.jdbc = jdbc;
        this.tables = StagingTables.of(drop);
    }

    Preview of(Comparison comparison) {
        TreeMap<String, Integer> fields = new TreeMap<>();
        List<Preview.Changed> children = new ArrayList<>();
        jdbc.sql(tables.in(CHANGES)).query(row -> {
            Preview.Changed changed = changed(row);
            changed.fields().forEach(field -> fields.merge(field, 1, Integer::sum));
            if (children.size() < Preview.MOST) {
                children.add(changed);
            }
        });
        return new Preview(comparison, fields, children);
    }

    /** What is changed and shows no difference differs in what is sealed. */
    private static Preview.Changed changed(ResultSet row) throws SQLException {
        List<String> fields = List.of((String[]) row.getArray("fields").getArray());
        String fate = row.getString("fate");
        return new Preview.Changed(
                row.getObject("child_id", UUID.class),
                fate,
                fate.equals("changed") && fields.isEmpty() ? List.of(Preview.PROTECTED) : fields);
    }
}
